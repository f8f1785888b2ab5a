from dataclasses import replace
from datetime import UTC, datetime

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
from service.web.panel import panel_of

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
    assert (panel.state, panel.words, panel.right_in_100) == ("ready", "Ready", 90)


def test_a_draft_that_is_unsure_is_weak() -> None:
    unsure = replace(SUGGESTION, reply=replace(DRAFT, confidence=0.4))
    assert panel_of(TICKET, unsure, None, {}).state == "weak"


def test_a_draft_that_is_proven_in_part_is_weak() -> None:
    partly = (Sentence(RedactedText("Hold it."), "partly", (CITED,)),)
    assert (
        panel_of(
            TICKET, replace(SUGGESTION, reply=replace(DRAFT, sentences=partly)), None, {}
        ).state
        == "weak"
    )


def test_a_refusal_says_why() -> None:
    refused = replace(SUGGESTION, reply=Refusal("nothing_found", 1.0, "extractive"))
    panel = panel_of(TICKET, refused, None, {})
    assert panel.state == "refused"
    assert panel.words == "No answer: no article says anything about this"
    assert panel.right_in_100 is None


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
    assert panel.sources[0].quotes == ((CITED, HITS[0]),)


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
