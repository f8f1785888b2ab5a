"""The desk: suggest a reply to a ticket, and carry out what the agent decides."""

import asyncio
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import structlog

from redaction.redactor import Redactor
from redaction.text import RedactedText
from redaction.vault import Vault
from retrieval.articles import EVERY_AUDIENCE, Hit, Scope
from retrieval.library import Library
from retrieval.questions import Query, Turn, questions_of, search_each
from service.decisions import Choice, as_sent, decided
from service.drafting.port import Question, Writer
from service.errors import (
    AlreadyDecidedError,
    NotFoundError,
    SuggestionStaleError,
    VaultErasedError,
)
from service.helpdesk.missed import Missed, missed_in
from service.helpdesk.port import Helpdesk
from service.helpdesk.redacting import TicketRedaction, redact_ticket
from service.hiding import PastReplies
from service.model.reply import Decision, Evidence, Suggestion
from service.model.ticket import Ticket
from service.storage.port import DecisionStorage, SuggestionStorage
from service.vaults import Vaults

ARTICLES = 5
ARTICLES_PER_QUERY = 20  # deeper than is shown, for what two spellings find counts for both
PASSAGES_PER_ARTICLE = 3
PASSAGES_OF_THE_BEST = 8

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, and the vault that restores its text."""

    suggestion: Suggestion
    vault: Vault


class Desk:
    """Every step of the work, in order."""

    def __init__(
        self,
        *,
        helpdesk: Helpdesk,
        redactor: Redactor,
        library: Library,
        writer: Writer,
        suggestions: SuggestionStorage,
        decisions: DecisionStorage,
        vaults: Vaults,
        tenant: str,
    ) -> None:
        self._helpdesk = helpdesk
        self._redactor = redactor
        self._library = library
        self._writer = writer
        self._suggestions = suggestions
        self._decisions = decisions
        self._vaults = vaults
        self._past = PastReplies(suggestions, decisions, vaults)
        self._tenant = tenant

    async def suggest(self, ticket_id: str) -> Offer:
        """Suggest a reply to a ticket's last customer message, once for each message.

        Raises NotFoundError, RedactionUnavailableError, HelpdeskUnavailableError.
        """
        ticket = await self._helpdesk.ticket(ticket_id)
        kept = await asyncio.to_thread(self._suggestions.get, self._suggestion_id(ticket))
        if kept is not None:
            return await asyncio.to_thread(self._opened, *kept)
        offer = await self.draft(ticket)
        suggestion = offer.suggestion
        sealed = await asyncio.to_thread(self._seal, offer.vault, ticket_id)
        if not await asyncio.to_thread(self._suggestions.keep, suggestion, sealed):
            # Somebody asked at the same moment and was first; there is one suggestion a message.
            return await self.offer(suggestion.id)
        await self._helpdesk.note(suggestion)
        return offer

    async def draft(self, ticket: Ticket) -> Offer:
        """Draft a reply without keeping anything.

        Raises RedactionUnavailableError.
        """
        watch = _Watch()
        redaction = await asyncio.to_thread(redact_ticket, self._redactor, ticket)
        watch.note("redact")
        queries = _queries(redaction)
        question = _question(redaction, queries, ticket.language)
        hits = await asyncio.to_thread(self._search, queries, ticket)
        watch.note("search")
        # Internal articles inform the agent; a reply to the customer never quotes them.
        quotable = [hit for hit in hits if hit.passage.article.is_quotable]
        reply = await self._writer.draft(question, quotable)
        watch.note("draft")
        suggestion = Suggestion(
            id=self._suggestion_id(ticket),
            ticket_id=ticket.id,
            message_id=_asked(ticket),
            reply=reply,
            hits=tuple(Evidence.of(hit) for hit in hits),
            entities=redaction.entities,
            created_at=datetime.now(UTC),
            timings_ms=watch.timings_ms(),
        )
        _log.info("drafted", writer=reply.writer, **suggestion.timings_ms)
        return Offer(suggestion, redaction.vault)

    async def offer(self, suggestion_id: str) -> Offer:
        """Read a kept suggestion. Where its vault is erased its placeholders stay.

        Raises NotFoundError.
        """
        return await asyncio.to_thread(self._offered, suggestion_id)

    async def decide(self, suggestion_id: str, choice: Choice, *, by: str) -> Decision:
        """Record what an agent decided, and send the reply unless it was rejected.

        The decision is kept before the reply is sent, so that a crash between the two loses
        nothing; `deliver` sends what is left, and the helpdesk takes the same reply once.
        Raises NotFoundError, AlreadyDecidedError, SuggestionStaleError, InvalidRequestError,
        RedactionUnavailableError, HelpdeskUnavailableError, VaultErasedError.
        """
        kept = await asyncio.to_thread(self._kept, suggestion_id)
        offer = await asyncio.to_thread(self._opened, *kept)
        await self._check_waiting(offer.suggestion)
        decision, vault = await asyncio.to_thread(
            decided, offer.suggestion, offer.vault, choice, by=by, redactor=self._redactor
        )
        sealed = await asyncio.to_thread(self._seal, vault, offer.suggestion.ticket_id)
        if not await asyncio.to_thread(self._decisions.decide, decision, sealed):
            raise AlreadyDecidedError("This suggestion has been decided on already.")
        _log.info("decided", action=decision.action)
        if decision.action == "rejected":
            return decision
        return await self._send(decision, offer.suggestion.ticket_id, as_sent(decision, vault))

    async def ticket_changed(self, ticket_id: str) -> None:
        """Make a ticket's waiting suggestions stale that are not for the ticket as it is now.

        Raises NotFoundError, HelpdeskUnavailableError.
        """
        ticket = await self._helpdesk.ticket(ticket_id)
        current = self._suggestion_id(ticket)
        await asyncio.to_thread(self._suggestions.mark_stale, ticket.id, current=current)

    async def hide(self, ticket_id: str, missed: Sequence[Missed], vault: Vault) -> None:
        """Hide values that redaction missed in whatever was suggested or decided for a ticket.

        ``vault`` is the ticket's, which has given them placeholders. What was drafted with a value
        in sight, and still waits, goes stale.
        Raises NotFoundError, HelpdeskUnavailableError, RedactionUnavailableError.
        """
        await self.ticket_changed(ticket_id)
        await asyncio.to_thread(self._past.hide, ticket_id, missed, vault)

    async def deliver(self) -> int:
        """Send the replies that were decided on but never taken by the helpdesk; return how many.

        A reply whose vault has been erased since can be sent no more.
        Raises HelpdeskUnavailableError.
        """
        sent = 0
        for decision in await asyncio.to_thread(self._decisions.undelivered):
            kept = await asyncio.to_thread(self._kept, decision.suggestion_id)
            try:
                offer = await asyncio.to_thread(self._opened, *kept)
            except VaultErasedError:
                _log.warning("reply_erased_before_it_was_sent")
                continue
            await self._send(decision, offer.suggestion.ticket_id, as_sent(decision, offer.vault))
            sent += 1
        return sent

    async def _check_waiting(self, suggestion: Suggestion) -> None:
        if suggestion.state == "stale":
            raise SuggestionStaleError("The ticket has changed since.")
        if suggestion.state != "waiting":
            raise AlreadyDecidedError("This suggestion has been decided on already.")
        ticket = await self._helpdesk.ticket(suggestion.ticket_id)
        if self._suggestion_id(ticket) != suggestion.id:
            await self.ticket_changed(ticket.id)
            raise SuggestionStaleError("The ticket has changed since.")

    async def _send(self, decision: Decision, ticket_id: str, text: str) -> Decision:
        await self._helpdesk.reply(ticket_id, text, reply_id=f"reply-{decision.suggestion_id}")
        sent_at = datetime.now(UTC)
        await asyncio.to_thread(self._decisions.delivered, decision.suggestion_id, sent_at)
        return replace(decision, sent_at=sent_at)

    def _search(self, queries: Sequence[Query], ticket: Ticket) -> list[Hit]:
        scope = Scope(
            audiences=EVERY_AUDIENCE,
            brand=ticket.brand or None,
            language=ticket.language or None,
        )
        search = partial(
            self._library.search,
            limit=ARTICLES_PER_QUERY,
            per_article=PASSAGES_PER_ARTICLE,
            scope=scope,
        )
        hits = search_each(queries, search, limit=ARTICLES, per_article=PASSAGES_PER_ARTICLE)
        return hits + self._rest_of_the_best(hits, scope)

    def _rest_of_the_best(self, hits: Sequence[Hit], scope: Scope) -> list[Hit]:
        """The other passages of the best quotable article, nearest first.

        The steps that answer seldom resemble the question; what stands above them does.
        """
        best = next((hit for hit in hits if hit.passage.article.is_quotable), None)
        if best is None:
            return []
        found = {hit.passage.id for hit in hits}
        passages = self._library.passages(best.passage.article.id, scope)
        rest = sorted(
            (passage for passage in passages if passage.id not in found),
            key=lambda passage: abs(passage.start - best.passage.start),
        )
        return [Hit(passage, best.score / 2) for passage in rest[:PASSAGES_OF_THE_BEST]]

    def _suggestion_id(self, ticket: Ticket) -> str:
        """One suggestion for one message: the same event twice finds the kept one.

        Whenever a value is reported as missed there is a new one, drafted without it.
        """
        missed = missed_in(ticket.vault)
        reported = [str(len(missed))] if missed else []
        named = "\0".join((self._tenant, ticket.id, _asked(ticket), *reported))
        return hashlib.sha256(named.encode()).hexdigest()[:32]

    def _kept(self, suggestion_id: str) -> tuple[Suggestion, bytes]:
        kept = self._suggestions.get(suggestion_id)
        if kept is None:
            raise NotFoundError("There is no such suggestion.")
        return kept

    def _offered(self, suggestion_id: str) -> Offer:
        kept = self._kept(suggestion_id)
        try:
            return self._opened(*kept)
        except VaultErasedError:
            return Offer(kept[0], Vault())

    def _opened(self, suggestion: Suggestion, sealed: bytes) -> Offer:
        return Offer(suggestion, self._vaults.open(sealed, suggestion.ticket_id, "suggestion"))

    def _seal(self, vault: Vault, ticket_id: str) -> bytes:
        return self._vaults.seal(vault, ticket_id, "suggestion")


class _Watch:
    """Notes how long each step took."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._steps: dict[str, float] = {}

    def note(self, step: str) -> None:
        now = time.perf_counter()
        self._steps[step] = round((now - self._last) * 1000, 1)
        self._last = now

    def timings_ms(self) -> dict[str, float]:
        return {**self._steps, "total": round((self._last - self._start) * 1000, 1)}


def _asked(ticket: Ticket) -> str:
    """The id of the message that is to be answered."""
    asked = [message.id for message in ticket.messages if message.author == "customer"]
    return asked[-1] if asked else ""


def _question(redaction: TicketRedaction, queries: Sequence[Query], language: str) -> Question:
    turns = [turn for turn in redaction.messages if turn.author == "customer"]
    return Question(
        text=turns[-1].text if turns else redaction.subject,
        subject=redaction.subject,
        history=tuple(turn.text for turn in turns[:-1]),
        customer=redaction.requester.name,
        # Queries are cut out of redacted turns and nothing else.
        asked=tuple(RedactedText(query.text) for query in queries),
        language=language,
    )


def _queries(redaction: TicketRedaction) -> tuple[Query, ...]:
    turns = [Turn(turn.text, turn.author == "customer") for turn in redaction.messages]
    return questions_of(turns, redaction.subject)
