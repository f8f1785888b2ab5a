import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from redaction.text import PLACEHOLDER
from retrieval.articles import Hit, Scope
from retrieval.library import Library
from service.decisions import Choice
from service.desk import Desk
from service.drafting.port import Question
from service.errors import (
    AlreadyDecidedError,
    HelpdeskUnavailableError,
    InvalidRequestError,
    NotFoundError,
    SuggestionStaleError,
)
from service.house import House
from service.model.reply import Decision, Draft, Refusal
from service.model.ticket import Message, Ticket
from service.vaults import Vaults

EVERYTHING = Scope(frozenset({"public", "internal"}))
PERSONAL = ("Ada", "Lovelace", "ada@example.com", "960123")


def later(text: str, number: int = 2) -> Message:
    return Message(f"m{number}", "customer", text, datetime(2026, 11, 20, 10, number, tzinfo=UTC))


async def test_it_works(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    draft = offer.suggestion.reply
    assert isinstance(draft, Draft)
    assert "Hold the lamp's button for 10 seconds" in draft.text
    decision = await house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben")
    assert decision.sent_at is not None
    sent = (await house.inbox.ticket(ticket.id)).messages[-1]
    assert sent.author == "agent"
    assert sent.text.startswith("Hello Ada Lovelace,")


async def test_every_fact_is_cited_to_the_character(house: House, ticket: Ticket) -> None:
    offer = await house.desk.draft(ticket)
    assert isinstance(offer.suggestion.reply, Draft)
    facts = [s for s in offer.suggestion.reply.sentences if s.verdict != "courtesy"]
    assert facts
    for sentence in facts:
        for citation in sentence.citations:
            hit = next(h for h in offer.suggestion.hits if h.passage_id == citation.passage_id)
            article = house.library.article(hit.article_id, EVERYTHING)
            assert article is not None
            assert article.text[citation.start : citation.end] == citation.quote


async def test_the_draft_and_the_suggestion_hold_no_personal_data(
    house: House, ticket: Ticket
) -> None:
    offer = await house.desk.draft(ticket)
    assert isinstance(offer.suggestion.reply, Draft)
    assert offer.suggestion.entities
    for word in PERSONAL:
        assert word not in offer.suggestion.reply.text
    assert PLACEHOLDER.search(offer.suggestion.reply.text)


async def test_the_same_message_gives_the_kept_suggestion(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    first, second = await asyncio.gather(
        house.desk.suggest(ticket.id), house.desk.suggest(ticket.id)
    )
    assert first.suggestion.id == second.suggestion.id
    assert len(house.storage.suggestions.of_ticket(ticket.id)) == 1


async def test_a_newer_customer_message_makes_it_stale(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    await house.inbox.append(ticket.id, later("Never mind, how do I return it?"))
    with pytest.raises(SuggestionStaleError):
        await house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben")
    assert (await house.desk.offer(offer.suggestion.id)).suggestion.state == "stale"
    newer = await house.desk.suggest(ticket.id)
    assert newer.suggestion.id != offer.suggestion.id


async def test_it_cannot_be_decided_twice(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    outcomes = await asyncio.gather(
        *(
            house.desk.decide(offer.suggestion.id, Choice("accepted"), by=by)
            for by in ("ben", "cleo", "dan")
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, AlreadyDecidedError) for outcome in outcomes) == 2
    messages = (await house.inbox.ticket(ticket.id)).messages
    assert [m.author for m in messages] == ["customer", "agent"]


async def test_an_edit_is_sent_to_the_letter_and_kept_redacted(
    house: House, ticket: Ticket
) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    text = "Dear Ada,\n\nplease hold the button for 12 seconds. ADA@example.com is noted."
    decision = await house.desk.decide(offer.suggestion.id, Choice("edited", text), by="ben")
    assert (await house.inbox.ticket(ticket.id)).messages[-1].text == text
    assert "example.com" not in decision.text
    assert any(line.startswith("+") for line in decision.diff)
    assert not any("example.com" in line for line in decision.diff)


async def test_a_rejection_needs_a_reason_and_sends_nothing(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    with pytest.raises(InvalidRequestError):
        await house.desk.decide(offer.suggestion.id, Choice("rejected"), by="ben")
    choice = Choice("rejected", reason="wrong_tone")
    decision = await house.desk.decide(offer.suggestion.id, choice, by="ben")
    assert decision.reason == "wrong_tone"
    assert len((await house.inbox.ticket(ticket.id)).messages) == 1


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what the library is asked, and let it answer."""
    asked: list[str] = []
    search = Library.search

    def noting(self: Library, query: str, **wanted: Any) -> list[Hit]:
        asked.append(query)
        return search(self, query, **wanted)

    monkeypatch.setattr(Library, "search", noting)
    return asked


async def test_every_question_of_a_long_mail_is_searched_for(
    house: House, ticket: Ticket, searched: list[str]
) -> None:
    mail = (
        "Dear team,\n\nwe have moved and the boxes are still everywhere in the hall and kitchen.\n"
        "How do I pair a lamp with the app? And until when can I return a lamp for a refund?\n\n"
        "Kind regards,\nAda Lovelace\n\nOn 3 May 2026 Ben wrote:\n> We are closed on Monday."
    )
    await house.desk.draft(replace(ticket, subject="Hello", messages=(later(mail),)))
    assert "How do I pair a lamp with the app?" in searched
    assert any(query.endswith("until when can I return a lamp for a refund?") for query in searched)
    assert not any("closed on Monday" in query or "regards" in query for query in searched)


async def test_a_short_answer_is_searched_for_with_what_was_asked(
    house: House, ticket: Ticket, searched: list[str]
) -> None:
    asked = replace(later("Do you want to return the lamp for a refund?", 3), author="agent")
    turns = (later("Hello, I have one of your lamps."), asked, later("Yes please", 4))
    await house.desk.draft(replace(ticket, subject="Hello", messages=turns))
    assert "refund" in searched[0]


async def test_it_refuses_when_no_passage_answers(house: House, ticket: Ticket) -> None:
    question = replace(ticket.messages[0], text="Which wine goes with grilled octopus tonight?")
    offer = await house.desk.draft(replace(ticket, subject="Wine", messages=(question,)))
    assert isinstance(offer.suggestion.reply, Refusal)
    assert offer.suggestion.reply.reason in ("nothing_found", "weak_evidence")


async def test_a_refusal_cannot_be_accepted_but_answered(house: House, ticket: Ticket) -> None:
    question = replace(ticket.messages[0], text="Which wine goes with grilled octopus tonight?")
    await house.inbox.create(replace(ticket, subject="Wine", messages=(question,)))
    offer = await house.desk.suggest(ticket.id)
    with pytest.raises(InvalidRequestError):
        await house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben")
    await house.desk.decide(offer.suggestion.id, Choice("edited", "A light red."), by="ben")
    assert (await house.inbox.ticket(ticket.id)).messages[-1].text == "A light red."


async def test_internal_articles_are_shown_but_never_quoted(house: House, ticket: Ticket) -> None:
    question = replace(
        ticket.messages[0], text="Can agents refund a returned lamp 45 days after delivery?"
    )
    offer = await house.desk.draft(replace(ticket, subject="Refund", messages=(question,)))
    assert "goodwill" in {hit.article_id for hit in offer.suggestion.hits}
    assert isinstance(offer.suggestion.reply, Draft)
    cited = {c.article_id for s in offer.suggestion.reply.sentences for c in s.citations}
    assert cited
    assert "goodwill" not in cited


async def test_a_missing_ticket_is_not_found(house: House) -> None:
    with pytest.raises(NotFoundError):
        await house.desk.suggest("nope")
    with pytest.raises(NotFoundError):
        await house.desk.offer("nope")


async def test_a_reply_that_was_not_delivered_is_delivered_once_later(
    house: House, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    reply = house.inbox.reply

    async def unreachable(ticket_id: str, text: str, *, reply_id: str) -> None:
        raise HelpdeskUnavailableError("down")

    monkeypatch.setattr(house.inbox, "reply", unreachable)
    with pytest.raises(HelpdeskUnavailableError):
        await house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben")
    monkeypatch.setattr(house.inbox, "reply", reply)
    assert await house.desk.deliver() == 1
    assert await house.desk.deliver() == 0
    await house.inbox.reply(ticket.id, "again", reply_id=f"reply-{offer.suggestion.id}")
    messages = (await house.inbox.ticket(ticket.id)).messages
    assert len(messages) == 2
    assert messages[-1].text.startswith("Hello Ada Lovelace,")


class _Recording:
    name = "recording"

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def draft(self, question: Question, hits: Sequence[Hit]) -> Refusal:
        self.seen += [question.text, question.subject, question.customer, *question.history]
        return Refusal("weak_evidence", 0.5, self.name)


async def test_a_writer_never_sees_personal_data(
    house: House, ticket: Ticket, vaults: Vaults
) -> None:
    recording = _Recording()
    desk = Desk(
        helpdesk=house.inbox,
        redactor=house.redactor,
        library=house.library,
        writer=recording,
        suggestions=house.storage.suggestions,
        decisions=house.storage.decisions,
        vaults=vaults,
        tenant="acme",
    )
    await desk.draft(replace(ticket, subject="Ada Lovelace cannot pair"))
    assert recording.seen
    for word in PERSONAL:
        assert not any(word in text for text in recording.seen)


async def test_a_reply_erased_before_it_was_sent_holds_up_no_other(
    house: House, ticket: Ticket
) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    decision = Decision(offer.suggestion.id, "accepted", "ben@acme.example", datetime.now(UTC))
    assert house.storage.decisions.decide(decision, b"")
    await house.inbox.erase(ticket.id, by="ben@acme.example")
    assert await house.desk.deliver() == 0
