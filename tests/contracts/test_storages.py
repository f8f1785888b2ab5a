"""Both storages keep the same promises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from redaction.entities import Entity
from redaction.text import RedactedText
from redaction.vault import OLD_VAULT
from retrieval.articles import Leg
from service.model.access import Agent, ApiKey, Look
from service.model.feedback import RedactionReport, ReportCount, ReportedText
from service.model.kept import Cursor, RedactedMessage, RedactedRequester, RedactedTicket
from service.model.keys import KeptKey
from service.model.reply import Citation, Decision, Draft, Evidence, Refusal, Sentence, Suggestion
from service.storage.database import open_database
from service.storage.memory import MemoryStorage
from service.storage.port import Storage
from service.storage.sql import SqlStorage

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["memory", "sql"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    if request.param == "memory":
        yield MemoryStorage()
        return
    engine = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    yield SqlStorage(engine, "acme")
    engine.dispose()


def message(number: int, text: str = "It stays shut.") -> RedactedMessage:
    return RedactedMessage(
        f"m{number}", "customer", RedactedText(text), NOON + timedelta(minutes=number)
    )


def ticket(number: int = 1, subject: str = "Valve") -> RedactedTicket:
    at = NOON + timedelta(minutes=number)
    return RedactedTicket(
        id=f"t{number}",
        subject=RedactedText(subject),
        requester=RedactedRequester(RedactedText("<PERSON_1>")),
        messages=(message(number),),
        vault=b"sealed",
        created_at=at,
        updated_at=at,
    )


def suggestion(number: int = 1, *, asked: str = "m1") -> Suggestion:
    citation = Citation("a", "Pair", "https://x", "a#0", 3, 9, "Press.")
    sentence = Sentence(RedactedText("Press."), "supported", (citation,))
    found = Evidence("a", "Pair", "", "a#0", "Press.", 0.5, legs={"dense": Leg(1, 0.7)})
    return Suggestion(
        id=f"s{number}",
        ticket_id="t1",
        message_id=asked,
        reply=Draft((sentence,), 0.8, "extractive"),
        hits=(found,),
        entities=(Entity(0, 3, "PERSON", 0.9),),
        created_at=NOON + timedelta(minutes=number),
        timings_ms={"total": 12.5},
    )


def decision(number: int = 1) -> Decision:
    return Decision(f"s{number}", "accepted", "ben@acme.example", NOON, RedactedText("Press."))


def test_it_works(storage: Storage) -> None:
    assert storage.tickets.add(ticket())
    assert storage.tickets.get("t1") == ticket()
    assert storage.suggestions.keep(suggestion(), b"vault")
    assert storage.suggestions.get("s1") == (suggestion(), b"vault")


def test_a_ticket_is_kept_once(storage: Storage) -> None:
    assert storage.tickets.add(ticket())
    assert not storage.tickets.add(replace(ticket(), subject=RedactedText("Another")))
    assert storage.tickets.get("t1") == ticket()
    assert storage.tickets.count() == 1


def test_what_is_not_there_is_none(storage: Storage) -> None:
    assert storage.tickets.get("t1") is None
    assert storage.suggestions.get("s1") is None
    assert storage.decisions.get("s1") is None
    assert storage.access.agent("ben@acme.example") is None
    assert storage.access.key("0" * 64) is None


def test_a_message_is_appended_with_the_new_vault(storage: Storage) -> None:
    storage.tickets.add(ticket())
    assert storage.tickets.append("t1", message(2, "Still shut."), b"newer", version=0)
    kept = storage.tickets.get("t1")
    assert kept is not None
    assert [m.text for m in kept.messages] == ["It stays shut.", "Still shut."]
    assert (kept.vault, kept.version, kept.updated_at) == (b"newer", 1, message(2).at)


def test_a_writer_that_comes_late_changes_nothing(storage: Storage) -> None:
    storage.tickets.add(ticket())
    assert storage.tickets.append("t1", message(2), b"newer", version=0)
    assert not storage.tickets.append("t1", message(3), b"lost", version=0)
    kept = storage.tickets.get("t1")
    assert kept is not None
    assert kept.vault == b"newer"
    assert len(kept.messages) == 2


def test_the_queue_is_paged_latest_first(storage: Storage) -> None:
    for number in range(1, 6):
        storage.tickets.add(ticket(number))
    first = storage.tickets.page(after=None, limit=2)
    assert [head.id for head in first] == ["t5", "t4"]
    rest = storage.tickets.page(after=Cursor(first[-1].updated_at, first[-1].id), limit=9)
    assert [head.id for head in rest] == ["t3", "t2", "t1"]


def test_the_queue_is_filtered_by_words_as_they_stand(storage: Storage) -> None:
    storage.tickets.add(ticket(1, "Refund"))
    storage.tickets.add(ticket(2, "50% off"))
    assert [h.id for h in storage.tickets.page(after=None, limit=9, words="refund shut")] == ["t1"]
    assert [h.id for h in storage.tickets.page(after=None, limit=9, words="%")] == ["t2"]


def test_the_queue_shows_the_newest_suggestion(storage: Storage) -> None:
    storage.tickets.add(ticket())
    assert storage.tickets.page(after=None, limit=1)[0].suggestion is None
    storage.suggestions.keep(suggestion(1), b"")
    assert storage.tickets.page(after=None, limit=1)[0].suggestion == "draft"
    refusal = replace(suggestion(2, asked="m2"), reply=Refusal("nothing_found", 1.0, "extractive"))
    storage.suggestions.keep(refusal, b"")
    assert storage.tickets.page(after=None, limit=1)[0].suggestion == "refusal"
    threat = Refusal("needs_person", 1.0, "extractive", concern="legal_threat")
    storage.suggestions.keep(replace(suggestion(3, asked="m3"), reply=threat), b"")
    assert storage.tickets.page(after=None, limit=1)[0].suggestion == "person"


def test_a_suggestion_is_kept_once(storage: Storage) -> None:
    assert storage.suggestions.keep(suggestion(), b"first")
    assert not storage.suggestions.keep(suggestion(), b"second")
    kept = storage.suggestions.get("s1")
    assert kept is not None
    assert kept[1] == b"first"


def test_a_newer_suggestion_makes_the_waiting_one_stale(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(1), b"")
    storage.suggestions.keep(suggestion(2, asked="m2"), b"")
    assert [(s.id, s.state) for s in storage.suggestions.of_ticket("t1")] == [
        ("s2", "waiting"),
        ("s1", "stale"),
    ]


def test_a_decision_is_taken_once(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(), b"")
    assert storage.decisions.decide(decision(), b"after")
    assert not storage.decisions.decide(replace(decision(), action="rejected"), b"again")
    kept = storage.suggestions.get("s1")
    assert kept is not None
    assert (kept[0].state, kept[1]) == ("accepted", b"after")
    assert storage.decisions.get("s1") == decision()


def test_a_stale_suggestion_cannot_be_decided(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(), b"")
    storage.suggestions.mark_stale("t1", current="s2")
    assert not storage.decisions.decide(decision(), b"")
    assert storage.decisions.get("s1") is None


def test_a_decision_waits_until_it_is_delivered(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(), b"")
    storage.decisions.decide(decision(), b"")
    assert [d.suggestion_id for d in storage.decisions.undelivered()] == ["s1"]
    storage.decisions.delivered("s1", NOON)
    assert list(storage.decisions.undelivered()) == []
    kept = storage.decisions.get("s1")
    assert kept is not None
    assert kept.sent_at == NOON


def test_a_rejection_has_nothing_to_deliver(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(), b"")
    storage.decisions.decide(replace(decision(), action="rejected", reason="wrong"), b"")
    assert list(storage.decisions.undelivered()) == []


def report(number: int = 1, **changes: Any) -> RedactionReport:
    first = RedactionReport(
        id=f"r{number}",
        ticket_id="t1",
        message_id="m1",
        what="miss",
        placeholder="<PERSON_1>",
        shape="Xxx",
        version="0.1.0",
        by="ben@acme.example",
        at=NOON + timedelta(minutes=number),
    )
    return replace(first, **changes)


def hidden_ticket() -> RedactedTicket:
    return replace(ticket(subject="<PERSON_1>"), messages=(message(1, "<PERSON_1>."),), vault=b"v2")


def test_a_report_is_kept_with_the_ticket_that_hides_more(storage: Storage) -> None:
    storage.tickets.add(ticket())
    assert storage.reports.keep(report(), hidden_ticket())
    kept = storage.tickets.get("t1")
    assert kept == replace(hidden_ticket(), version=1)
    assert storage.reports.get("r1") == ReportedText(report(), RedactedText("<PERSON_1>."))
    assert storage.reports.of_ticket("t1") == [report()]
    (head,) = storage.tickets.page(after=None, limit=9)
    assert (head.subject, head.preview) == ("<PERSON_1>", "<PERSON_1>.")


def test_a_report_that_comes_late_changes_nothing(storage: Storage) -> None:
    storage.tickets.add(ticket())
    storage.tickets.append("t1", message(2), b"newer", version=0)
    assert not storage.reports.keep(report(), hidden_ticket())
    assert storage.reports.of_ticket("t1") == []
    kept = storage.tickets.get("t1")
    assert kept is not None
    assert kept.messages[0].text == "It stays shut."


def test_a_report_is_kept_once(storage: Storage) -> None:
    storage.tickets.add(ticket())
    assert storage.reports.keep(report())
    assert not storage.reports.keep(report(by="eve"), hidden_ticket())
    assert storage.reports.of_ticket("t1") == [report()]
    kept = storage.tickets.get("t1")
    assert kept is not None
    assert kept.version == 0
    assert storage.reports.get("r2") is None


def test_reports_are_paged_latest_first_and_counted(storage: Storage) -> None:
    storage.tickets.add(ticket())
    for number in range(1, 4):
        storage.reports.keep(report(number))
    storage.reports.keep(report(4, what="false_hit", placeholder="<BANK_ACCOUNT_2>", message_id=""))
    first = storage.reports.page(after=None, limit=2)
    assert [one.report.id for one in first] == ["r4", "r3"]
    assert [one.text for one in first] == ["Valve", "It stays shut."]
    last = first[-1].report
    rest = storage.reports.page(after=Cursor(last.at, last.id), limit=9)
    assert [one.report.id for one in rest] == ["r2", "r1"]
    assert storage.reports.counts() == [
        ReportCount("miss", "PERSON", 3),
        ReportCount("false_hit", "BANK_ACCOUNT", 1),
    ]


def test_a_suggestion_is_rewritten_with_its_decision(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(), b"")
    storage.decisions.decide(decision(), b"")
    hidden = replace(suggestion(), reply=Refusal("nothing_found", 1.0, "x"), state="accepted")
    text = replace(decision(), text=RedactedText("<PERSON_1>"))
    assert storage.suggestions.rewrite(hidden, b"v2", text)
    assert storage.suggestions.get("s1") == (hidden, b"v2")
    assert storage.decisions.get("s1") == text


def test_a_waiting_draft_is_replaced_by_one_said_again_with_the_first_beside_it(
    storage: Storage,
) -> None:
    storage.suggestions.keep(suggestion(), b"vault")
    first = suggestion().reply
    assert isinstance(first, Draft)
    shorter = Draft((), 0.8, "extractive")
    again = replace(suggestion(), reply=shorter, original=first)
    assert storage.suggestions.rewrite(again, b"vault", None)
    assert storage.suggestions.get("s1") == (again, b"vault")


def test_a_suggestion_that_was_decided_meanwhile_is_not_rewritten(storage: Storage) -> None:
    storage.suggestions.keep(suggestion(), b"")
    storage.decisions.decide(decision(), b"after")
    assert not storage.suggestions.rewrite(suggestion(), b"v2", None)
    assert storage.suggestions.get("s1") == (replace(suggestion(), state="accepted"), b"after")


def test_agents_keys_and_looks_are_kept(storage: Storage) -> None:
    ben = Agent("ben@acme.example", "Ben", "hash")
    assert storage.access.add_agent(ben)
    assert not storage.access.add_agent(replace(ben, name="Eve"))
    assert storage.access.agent("ben@acme.example") == ben
    key = ApiKey("k1", "curl", "0" * 64, NOON)
    storage.access.add_key(key)
    assert storage.access.key("0" * 64) == key
    look = Look("t1", "<PERSON_1>", "ben@acme.example", NOON)
    storage.access.record_look(look)
    assert storage.access.looks("t1") == [look]
    assert storage.access.looks("t2") == []


def test_one_tenant_never_sees_another(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    acme, globex = SqlStorage(engine, "acme"), SqlStorage(engine, "globex")
    acme.tickets.add(ticket())
    acme.suggestions.keep(suggestion(), b"")
    assert globex.tickets.get("t1") is None
    assert globex.tickets.page(after=None, limit=9) == []
    assert globex.suggestions.get("s1") is None
    acme.reports.keep(report())
    assert globex.reports.page(after=None, limit=9) == []
    assert globex.reports.counts() == []
    assert not globex.suggestions.rewrite(suggestion(), b"", None)
    assert not globex.decisions.decide(decision(), b"")
    engine.dispose()


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    first = open_database(url)
    SqlStorage(first, "acme").tickets.add(ticket())
    first.dispose()
    second = open_database(url)
    assert SqlStorage(second, "acme").tickets.count() == 1
    second.dispose()


def key_of(ticket_id: str = "t1") -> KeptKey:
    return KeptKey(ticket_id, f"wrapped key of {ticket_id}".encode(), NOON)


def test_a_ticket_has_one_key(storage: Storage) -> None:
    assert storage.keys.get("t1") is None
    assert storage.keys.add(key_of())
    assert not storage.keys.add(replace(key_of(), wrapped=b"another"))
    assert storage.keys.get("t1") == key_of()


def test_keys_are_paged_by_ticket(storage: Storage) -> None:
    for name in ("t3", "t1", "t2"):
        storage.keys.add(key_of(name))
    assert [key.ticket_id for key in storage.keys.page(after="", limit=2)] == ["t1", "t2"]
    assert [key.ticket_id for key in storage.keys.page(after="t2", limit=2)] == ["t3"]
    assert storage.keys.count() == 3


def test_a_key_is_wrapped_anew_only_as_it_was_read(storage: Storage) -> None:
    storage.keys.add(key_of())
    assert storage.keys.rewrap(key_of(), b"anew")
    assert not storage.keys.rewrap(key_of(), b"too late")
    assert storage.keys.page(after="", limit=1)[0].wrapped == b"anew"


def test_erasing_takes_the_key_and_the_vaults_of_its_ticket_alone(storage: Storage) -> None:
    for number in (1, 2):
        storage.tickets.add(ticket(number))
        storage.keys.add(key_of(f"t{number}"))
    storage.suggestions.keep(suggestion(), b"vault")
    assert storage.keys.erase("t1", by="ben@acme.example", at=NOON)
    assert storage.keys.erase("t1", by="eve@acme.example", at=NOON + timedelta(days=1))
    gone = storage.keys.get("t1")
    assert gone == replace(key_of(), wrapped=b"", erased_at=NOON, erased_by="ben@acme.example")
    kept, other = storage.tickets.get("t1"), storage.tickets.get("t2")
    assert kept is not None
    assert (kept.vault, kept.erased_at, kept.messages) == (b"", NOON, ticket().messages)
    assert other == ticket(2)
    assert storage.suggestions.get("s1") == (replace(suggestion(), state="stale"), b"")
    assert [key.ticket_id for key in storage.keys.page(after="", limit=9)] == ["t2"]
    assert storage.keys.count() == 1
    assert not storage.keys.add(key_of())


def test_a_ticket_without_a_key_is_erased_for_good_too(storage: Storage) -> None:
    storage.tickets.add(ticket())
    assert storage.keys.erase("t1", by="ben@acme.example", at=NOON)
    assert not storage.keys.add(key_of())
    assert not storage.keys.erase("nope", by="ben@acme.example", at=NOON)


def test_vaults_of_the_old_form_are_found_and_replaced_as_they_were_read(storage: Storage) -> None:
    old = OLD_VAULT + b"\xff..."
    storage.tickets.add(replace(ticket(1), vault=old))
    storage.tickets.add(replace(ticket(2), vault=b"DPV2..."))
    storage.suggestions.keep(suggestion(), old)
    found = storage.vaults.old(limit=9)
    assert {(one.part, one.id, one.ticket_id) for one in found} == {
        ("ticket", "t1", "t1"),
        ("suggestion", "s1", "t1"),
    }
    assert len(storage.vaults.old(limit=1)) == 1
    for one in found:
        assert storage.vaults.replace(one, b"DPV2 anew")
        assert not storage.vaults.replace(one, b"DPV2 too late")
    assert storage.vaults.old(limit=9) == []
