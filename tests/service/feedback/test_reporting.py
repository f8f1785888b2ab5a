import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from service.decisions import Choice
from service.errors import ConflictError
from service.helpdesk.hiding import Place
from service.house import House
from service.model.ticket import Message, Ticket


@pytest.fixture
def odd(ticket: Ticket) -> Ticket:
    """Ada's ticket with a name that no list knows, in a sentence that gives nothing away."""
    first = ticket.messages[0]
    text = "The lamp of quorlin blinks, my card is 4111 1111 1111 1111.\n" + first.text
    return replace(ticket, messages=(replace(first, text=text),))


def place_of(house: House, words: str, ticket_id: str = "1042") -> Place:
    kept = house.storage.tickets.get(ticket_id)
    assert kept is not None
    start = kept.messages[0].text.index(words)
    return Place(kept.messages[0].id, start, start + len(words))


async def test_it_works(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    place = place_of(house, "quorlin")
    taken = await house.feedback.miss("1042", place, "PERSON", by="ben@acme.example")
    assert taken.is_new
    assert taken.reported.report.placeholder == "<PERSON_2>"
    assert taken.reported.text.startswith("The lamp of <PERSON_2> blinks, my card is <CARD_1>.")
    original = (await house.inbox.ticket("1042")).messages[0].text
    assert original == odd.messages[0].text.replace("4111 1111 1111 1111", "•••• 1111")


async def test_placeholders_that_are_known_stay_as_they_are(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    before = (await house.inbox.hidden("1042")).values
    await house.feedback.miss("1042", place_of(house, "quorlin"), "PERSON", by="ben")
    after = (await house.inbox.hidden("1042")).values
    assert after == {**before, "<PERSON_2>": "quorlin"}


async def test_the_next_draft_sees_what_the_page_shows(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    await house.feedback.miss("1042", place_of(house, "quorlin"), "PERSON", by="ben")
    offer = await house.desk.suggest("1042")
    assert offer.vault.values["<PERSON_2>"] == "quorlin"
    hidden = [entity.kind for entity in offer.suggestion.entities]
    assert hidden.count("PERSON") == 2


async def test_a_card_that_was_missed_is_never_kept_whole(house: House, odd: Ticket) -> None:
    text = "The lamp number reads 4929/1111/2222x."  # not a card by its checksum
    message = Message("m9", "customer", text, odd.messages[0].at)
    await house.inbox.create(Ticket("9", "", (message,)))
    taken = await house.feedback.miss("9", place_of(house, "4929/1111/2222", "9"), "CARD", by="ben")
    assert taken.reported.report.shape == "9999/9999/9999"
    vault = await house.inbox.hidden("9")
    assert vault.values == {"<CARD_1>": "•••• 2222"}
    assert "1111" not in str(vault.spellings)


async def test_a_sent_reply_hides_it_too(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    offer = await house.desk.suggest("1042")
    text = "Open the app.\nThe lamp of Quorlin is fine."
    await house.desk.decide(offer.suggestion.id, Choice("edited", text), by="ben@acme.example")
    later = Message("m2", "customer", "Regards,\nGrace Hopper", odd.messages[0].at)
    await house.inbox.append("1042", later)
    await house.feedback.miss("1042", place_of(house, "quorlin"), "PERSON", by="ben")
    decision = house.storage.decisions.get(offer.suggestion.id)
    assert decision is not None
    assert "uorlin" not in decision.text + "".join(decision.diff)
    assert "<PERSON_3>" in decision.text  # as in the ticket, where <PERSON_2> came before it
    again = await house.desk.offer(offer.suggestion.id)
    assert again.vault.original(offer.suggestion.id, decision.text) == text
    assert (await house.inbox.ticket("1042")).messages[1].text == text


async def test_what_was_missed_is_left_in_no_file(
    house: House, odd: Ticket, tmp_path: Path
) -> None:
    await house.inbox.create(replace(odd, subject="Quorlin's lamp"))
    offer = await house.desk.suggest("1042")
    text = "Open the app.\nThe lamp of Quorlin is fine."
    await house.desk.decide(offer.suggestion.id, Choice("edited", text), by="ben@acme.example")
    assert b"uorlin" in at_rest(tmp_path)
    await house.feedback.miss("1042", place_of(house, "quorlin"), "PERSON", by="ben")
    await house.desk.suggest("1042")
    assert b"uorlin" not in at_rest(tmp_path)
    assert (await house.inbox.ticket("1042")).subject == "Quorlin's lamp"


def at_rest(home: Path) -> bytes:
    """Read everything that is kept: databases, their journals, indexes."""
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


async def test_reports_at_once_are_one(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    place = place_of(house, "quorlin")
    taken = await asyncio.gather(
        *(house.feedback.miss("1042", place, "PERSON", by="ben") for _ in range(4))
    )
    assert sorted(one.is_new for one in taken) == [False, False, False, True]
    assert len({one.reported.report.id for one in taken}) == 1


async def test_two_spellings_of_one_person_are_two_reports(house: House, odd: Ticket) -> None:
    message = Message("m9", "customer", "quorlin vex wrote, then vex called.", odd.messages[0].at)
    await house.inbox.create(Ticket("9", "", (message,)))
    await house.feedback.miss("9", place_of(house, "vex called", "9"), "OTHER", by="ben")
    taken = await house.feedback.miss("9", place_of(house, "quorlin vex", "9"), "PERSON", by="ben")
    assert taken.is_new
    assert taken.reported.text == "<PERSON_1> wrote, then <OTHER_1>."


async def test_a_message_that_comes_meanwhile_is_not_lost(
    house: House, odd: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.inbox.create(odd)
    place, keep = place_of(house, "quorlin"), house.storage.reports.keep
    late = Message("m2", "customer", "And Quorlin again", odd.messages[0].at)

    def keep_late(*args: object) -> bool:
        monkeypatch.undo()
        asyncio.run(house.inbox.append("1042", late))
        return keep(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(house.storage.reports, "keep", keep_late)
    await house.feedback.miss("1042", place, "PERSON", by="ben")
    ticket = house.storage.tickets.get("1042")
    assert ticket is not None
    assert ticket.messages[-1].text == "And <PERSON_2> again"


async def test_words_that_are_gone_are_a_conflict(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    place = place_of(house, "quorlin")
    with pytest.raises(ConflictError):
        await house.feedback.miss("1042", place, "PERSON", by="ben", words="Quirlin")


async def test_what_is_cleared_can_be_read_by_agents(house: House, odd: Ticket) -> None:
    await house.inbox.create(odd)
    assert await house.feedback.cleared("1042") == {}
    await house.feedback.false_hit("1042", odd.messages[0].id, "<EMAIL_1>", by="ben")
    assert await house.feedback.cleared("1042") == {"<EMAIL_1>": "ada@example.com"}
