import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from redaction.text import PLACEHOLDER, RedactedText
from retrieval.articles import Hit, Scope
from retrieval.library import Library
from retrieval.questions import Query
from service.decisions import Choice
from service.desk import Desk
from service.drafting.port import Editor, Question, Said, unheard
from service.errors import (
    AlreadyDecidedError,
    HelpdeskUnavailableError,
    InvalidRequestError,
    NotFoundError,
    SuggestionStaleError,
)
from service.house import House
from service.model.reply import Decision, Draft, Refusal, Suggestion
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
    search_each = Library.search_each

    def noting(self: Library, queries: Sequence[Query], **wanted: Any) -> list[Hit]:
        asked.extend(text for query in queries for text, _ in query.spellings())
        return search_each(self, queries, **wanted)

    monkeypatch.setattr(Library, "search_each", noting)
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


def refusing(house: House, dictated: Any, **refusal: Any) -> Desk:
    """The house's desk with a writer that refuses."""
    dictated.reply = Refusal(
        **{"reason": "nothing_found", "confidence": 1.0, "writer": "x"} | refusal
    )
    house.desk._writer = dictated
    return house.desk


async def test_a_refusal_cannot_be_accepted_but_answered(
    house: House, ticket: Ticket, dictated: Any
) -> None:
    await house.inbox.create(ticket)
    offer = await refusing(house, dictated).suggest(ticket.id)
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

    async def draft(self, question: Question, hits: Sequence[Hit], said: Said = unheard) -> Refusal:
        self.seen += [question.text, question.subject, question.customer, *question.history]
        return Refusal("weak_evidence", 0.5, self.name)


async def test_a_writer_never_sees_personal_data(
    house: House, ticket: Ticket, vaults: Vaults, editor: Editor
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
        editor=editor,
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


async def test_the_question_that_settles_it_can_be_accepted(
    house: House, ticket: Ticket, dictated: Any
) -> None:
    await house.inbox.create(ticket)
    asks = RedactedText("Which lamp is it, <PERSON_1>?")
    offer = await refusing(house, dictated, reason="unclear", question=asks).suggest(ticket.id)
    decision = await house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben")
    assert decision.text == asks
    sent = (await house.inbox.ticket(ticket.id)).messages[-1]
    assert sent.text == "Which lamp is it, Ada Lovelace?"


async def test_sentences_are_heard_with_what_restores_them(house: House, ticket: Ticket) -> None:
    heard: list[str] = []
    offer = await house.desk.draft(
        ticket, lambda sentence, vault: heard.append(vault.restore(sentence.text))
    )
    assert isinstance(offer.suggestion.reply, Draft)
    assert heard == [offer.vault.restore(s.text) for s in offer.suggestion.reply.sentences]
    assert heard[0] == "Hello Ada Lovelace,"


async def test_who_hangs_up_ends_the_drafting(house: House, ticket: Ticket, dictated: Any) -> None:
    await house.inbox.create(ticket)
    dictated.pauses_after = 0
    house.desk._writer = dictated
    asking = asyncio.create_task(house.desk.suggest(ticket.id))
    await asyncio.to_thread(dictated.is_paused.wait, 30)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert dictated.was_cancelled
    assert house.storage.suggestions.of_ticket(ticket.id) == []


def text_of(suggestion: Suggestion) -> str:
    assert isinstance(suggestion.reply, Draft)
    return suggestion.reply.text


async def test_who_hangs_up_late_leaves_a_suggestion_that_is_kept_and_noted(
    house: House, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.inbox.create(ticket)
    noted: list[str] = []
    is_keeping, may_keep = threading.Event(), threading.Event()
    keep = house.storage.suggestions.keep

    def keeping(suggestion: Suggestion, vault: bytes) -> bool:
        is_keeping.set()
        may_keep.wait(30)
        return keep(suggestion, vault)

    async def note(suggestion: Suggestion) -> None:
        noted.append(suggestion.id)

    monkeypatch.setattr(house.storage.suggestions, "keep", keeping)
    monkeypatch.setattr(house.inbox, "note", note)
    asking = asyncio.create_task(house.desk.suggest(ticket.id))
    await asyncio.to_thread(is_keeping.wait, 30)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    may_keep.set()
    for _ in range(2000):
        if noted:
            break
        await asyncio.sleep(0.01)
    assert noted == [one.id for one in house.storage.suggestions.of_ticket(ticket.id)]
    assert len(noted) == 1


async def test_a_waiting_draft_is_said_again_and_as_it_was_first(
    house: House, ticket: Ticket
) -> None:
    await house.inbox.create(ticket)
    first = (await house.desk.suggest(ticket.id)).suggestion
    again = (await house.desk.rewrite(first.id, "warmer")).suggestion
    assert text_of(again) == f"Thank you for writing.{text_of(first)}"
    assert text_of((await house.desk.suggest(ticket.id)).suggestion) == text_of(again)
    back = (await house.desk.rewrite(first.id, "original")).suggestion
    assert text_of(back) == text_of(first)
    assert back.original is None


async def test_what_is_sent_is_what_was_seen(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    first = (await house.desk.suggest(ticket.id)).suggestion
    assert isinstance(first.reply, Draft)
    again = (await house.desk.rewrite(first.id, "warmer")).suggestion
    assert isinstance(again.reply, Draft)
    with pytest.raises(SuggestionStaleError):
        await house.desk.decide(
            first.id, Choice("accepted", draft_id=first.reply.id), by="ben@acme.example"
        )
    await house.desk.decide(first.id, Choice("accepted", draft_id=again.reply.id), by="ben")
    assert (await house.inbox.ticket(ticket.id)).messages[-1].text.startswith("Thank you")


async def test_what_is_decided_or_stale_is_not_said_again(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    await house.inbox.append(ticket.id, later("Never mind."))
    with pytest.raises(SuggestionStaleError):
        await house.desk.rewrite(offer.suggestion.id, "shorter")
    newer = await house.desk.suggest(ticket.id)
    await house.desk.decide(newer.suggestion.id, Choice("rejected", reason="wrong"), by="ben")
    with pytest.raises(AlreadyDecidedError):
        await house.desk.rewrite(newer.suggestion.id, "shorter")


async def test_what_was_decided_while_it_was_said_again_stays_decided(
    house: House, ticket: Ticket, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.inbox.create(ticket)
    offer = await house.desk.suggest(ticket.id)
    checked = house.desk._check_waiting

    async def decided_meanwhile(suggestion: Suggestion) -> Ticket:
        found = await checked(suggestion)
        monkeypatch.setattr(house.desk, "_check_waiting", checked)
        await house.desk.decide(suggestion.id, Choice("accepted"), by="ben")
        return found

    monkeypatch.setattr(house.desk, "_check_waiting", decided_meanwhile)
    with pytest.raises(SuggestionStaleError):
        await house.desk.rewrite(offer.suggestion.id, "warmer")
    kept = (await house.desk.offer(offer.suggestion.id)).suggestion
    assert (kept.state, text_of(kept)) == ("accepted", text_of(offer.suggestion))


async def test_a_ticket_is_summed_up_redacted(house: House, ticket: Ticket) -> None:
    await house.inbox.create(ticket)
    summary = await house.desk.sum_up(ticket.id)
    assert summary.brief.summary
    assert not any(word in line for line in summary.brief.summary for word in PERSONAL)
