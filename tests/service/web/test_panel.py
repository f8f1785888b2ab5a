from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from redaction.text import RedactedText
from service.model.kept import RedactedMessage, RedactedRequester, RedactedTicket
from service.model.reply import (
    Citation,
    Decision,
    Draft,
    Evidence,
    Refusal,
    Sentence,
    Suggestion,
)
from service.web.citing import Quote
from service.web.panel import Panel, panel_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CITED = Citation("pair", "Pair a lamp", "", "pair#1", 0, 8, "Hold it.")
HITS = (
    Evidence("pair", "Pair a lamp", "", "pair#1", "Hold it. Let go.", 0.9),
    Evidence("pair", "Pair a lamp", "", "pair#2", "Charge it.", 0.5),
    Evidence("care", "Care", "", "care#1", "Dust it.", 0.4),
)
DRAFT = Draft(
    (
        Sentence(RedactedText("Hello,"), "courtesy", (), ""),
        Sentence(RedactedText("Hold it."), "supported", (CITED,), "\n\n"),
        Sentence(RedactedText("Sing to it."), "unsupported"),
    ),
    0.9,
    "extractive",
)
TICKET = RedactedTicket(
    id="1",
    subject=RedactedText("Lamp"),
    requester=RedactedRequester(),
    messages=(RedactedMessage("m1", "customer", RedactedText("How?"), NOW),),
    vault=b"",
    created_at=NOW,
    updated_at=NOW,
)
SUGGESTION = Suggestion("s1", "1", "m1", DRAFT, HITS, (), NOW)
NAMES = {"ben@acme.example": "Ben"}


def test_it_works() -> None:
    panel = panel_of(TICKET, SUGGESTION, None, {})
    assert (panel.state, panel.words, panel.how_sure) == ("ready", "Ready", "right 90 in 100")


def test_a_draft_that_is_unsure_is_weak() -> None:
    unsure = replace(SUGGESTION, reply=replace(DRAFT, confidence=0.4))
    assert panel_of(TICKET, unsure, None, {}).state == "weak"


def test_a_draft_that_is_proven_in_part_is_weak() -> None:
    lacking = Sentence(RedactedText("Hold it."), "partly", (CITED,), faults=("condition",))
    partly = replace(SUGGESTION, reply=replace(DRAFT, sentences=(lacking,)))
    panel = panel_of(TICKET, partly, None, {})
    assert (panel.state, panel.words) == ("weak", "One sentence is proven in part")
    assert panel.sources[0].faults == ("condition",)


def test_a_refusal_says_why() -> None:
    refused = replace(SUGGESTION, reply=Refusal("nothing_found", 1.0, "extractive"))
    panel = panel_of(TICKET, refused, None, {})
    assert panel.state == "refused"
    assert panel.words == "No answer: no article says anything about this"
    assert panel.how_sure == ""
    assert panel.next_step == "Nothing is sent on its own."
    assert not panel.is_sendable


def refused(**refusal: Any) -> Panel:
    usual = {"reason": "weak_evidence", "confidence": 0.9, "writer": "x"}
    return panel_of(TICKET, replace(SUGGESTION, reply=Refusal(**usual | refusal)), None, {})


def test_a_refusal_for_a_person_names_the_concern() -> None:
    panel = refused(reason="needs_person", concern="legal_threat")
    assert (panel.state, panel.words) == ("person", "Legal threat: answer yourself")


def test_an_unclear_message_has_a_question_ready_to_be_sent() -> None:
    panel = refused(reason="unclear", question=RedactedText("Which lamp?"))
    assert (panel.state, panel.question) == ("doubt", "Which lamp?")
    assert panel.is_sendable


def test_sources_that_disagree_are_shown_with_their_passages_and_not_again() -> None:
    panel = refused(reason="sources_conflict", sides=(CITED,))
    assert panel.sides == (Quote(CITED, HITS[0]),)
    assert "pair#1" not in {hit.passage_id for found in panel.unquoted for hit in found.passages}


def test_what_a_refused_model_wrote_is_kept_apart_too() -> None:
    panel = refused(unproven=(Sentence(RedactedText("We paid."), "unsupported"),))
    assert [one.text for one in panel.unsupported] == ["We paid."]


def test_a_draft_that_was_said_again_says_so() -> None:
    panel = panel_of(TICKET, replace(SUGGESTION, original=DRAFT), None, {})
    assert panel.is_rewritten


def test_a_sent_reply_says_who_sent_it() -> None:
    sent = replace(SUGGESTION, state="accepted")
    decision = Decision("s1", "accepted", "ben@acme.example", NOW)
    panel = panel_of(TICKET, sent, decision, NAMES)
    assert (panel.state, panel.words, panel.at) == ("sent", "Sent by Ben", NOW)
    assert not panel.is_open


def test_a_rejection_says_its_reason() -> None:
    rejected = replace(SUGGESTION, state="rejected")
    decision = Decision("s1", "rejected", "ben@acme.example", NOW, reason="wrong_tone")
    assert panel_of(TICKET, rejected, decision, NAMES).words == "Rejected: wrong tone"


def test_a_ticket_that_an_agent_answered_waits_for_the_customer() -> None:
    answer = RedactedMessage("m2", "agent", RedactedText("So."), NOW)
    answered = replace(TICKET, messages=(*TICKET.messages, answer))
    assert panel_of(answered, SUGGESTION, None, {}).state == "answered"


def test_a_suggestion_for_an_older_message_is_out_of_date() -> None:
    panel = panel_of(TICKET, replace(SUGGESTION, state="stale"), None, {})
    assert panel.words == "Out of date: a newer message arrived"


def test_what_nothing_supports_is_kept_apart() -> None:
    panel = panel_of(TICKET, SUGGESTION, None, {})
    shown = [one.sentence.text for b in panel.blocks for item in b.items for one in item]
    assert shown == ["Hello,", "Hold it."]
    assert [sentence.text for sentence in panel.unsupported] == ["Sing to it."]


def test_a_sentence_has_the_number_of_its_passage() -> None:
    panel = panel_of(TICKET, SUGGESTION, None, {})
    assert panel.numbers == {1: 1}
    assert panel.sources[0].quotes == (Quote(CITED, HITS[0]),)


def test_what_is_not_quoted_is_grouped_by_article() -> None:
    panel = panel_of(TICKET, SUGGESTION, None, {})
    assert [[hit.passage_id for hit in found.passages] for found in panel.unquoted] == [
        ["pair#2"],
        ["care#1"],
    ]


@pytest.mark.parametrize("fallback", ["", "The language model took too long."])
def test_it_says_why_the_model_did_not_write(fallback: str) -> None:
    suggestion = replace(SUGGESTION, reply=replace(DRAFT, fallback=fallback))
    assert panel_of(TICKET, suggestion, None, {}).fallback == fallback
