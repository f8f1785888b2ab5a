"""The desk: suggest a reply to a ticket, and carry out what the agent decides."""

import asyncio
import hashlib
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import structlog

from redaction.redactor import Redactor
from redaction.vault import Vault
from retrieval.library import Library
from service.asking import message_asked, queries_of, question_of
from service.decisions import Choice, as_sent, decided
from service.drafting.port import Editor, Manner, Question, Writer
from service.errors import (
    AlreadyDecidedError,
    NotFoundError,
    RewritingUnavailableError,
    SuggestionStaleError,
    VaultErasedError,
)
from service.finding import find
from service.helpdesk.missed import Missed, missed_in
from service.helpdesk.port import Helpdesk
from service.helpdesk.redacting import redact_ticket
from service.hiding import PastReplies
from service.model.reply import Decision, Evidence, Suggestion
from service.model.ticket import Ticket
from service.offers import Heard, Offer, Summary, unheard
from service.rewriting import Rewriting, said_again
from service.storage.port import DecisionStorage, SuggestionStorage
from service.vaults import Vaults

_log = structlog.get_logger(__name__)


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
        editor: Editor | None = None,
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
        self._editor = editor

    @property
    def manners(self) -> frozenset[Manner]:
        """The manners that a draft can be said again in; none without an editor."""
        return self._editor.manners if self._editor else frozenset()

    async def suggest(self, ticket_id: str, heard: Heard = unheard) -> Offer:
        """Suggest a reply to a ticket's last customer message, once for each message.

        ``heard`` is told its sentences while it is drafted; the kept one comes at once and whole.
        Raises NotFoundError, RedactionUnavailableError, HelpdeskUnavailableError.
        """
        ticket = await self._helpdesk.ticket(ticket_id)
        kept = await asyncio.to_thread(self._suggestions.get, self._suggestion_id(ticket))
        if kept is not None:
            return await asyncio.to_thread(self._opened, *kept)
        offer = await self.draft(ticket, heard)
        # Whoever asked may hang up at any moment; what is kept is noted in the helpdesk as well.
        return await asyncio.shield(self._keep(offer))

    async def draft(self, ticket: Ticket, heard: Heard = unheard) -> Offer:
        """Draft a reply without keeping anything.

        Raises RedactionUnavailableError.
        """
        watch = _Watch()
        redaction = await asyncio.to_thread(redact_ticket, self._redactor, ticket)
        watch.note("redact")
        queries = queries_of(redaction)
        question = question_of(redaction, queries, ticket.language)
        hits = await asyncio.to_thread(find, self._library, queries, ticket)
        watch.note("search")
        # Internal articles inform the agent; a reply to the customer never quotes them.
        quotable = [hit for hit in hits if hit.passage.article.is_quotable]
        reply = await self._writer.draft(
            question, quotable, lambda sentence: heard(sentence, redaction.vault)
        )
        watch.note("draft")
        suggestion = Suggestion(
            id=self._suggestion_id(ticket),
            ticket_id=ticket.id,
            message_id=message_asked(ticket),
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

    async def rewrite(self, suggestion_id: str, manner: Rewriting, *, language: str = "") -> Offer:
        """Say a waiting draft again in another manner, or as it was written first.

        ``language`` is what is translated into, else the ticket's own.
        Raises NotFoundError, AlreadyDecidedError, SuggestionStaleError, VaultErasedError,
        InvalidRequestError, RewritingUnavailableError.
        """
        suggestion, sealed = await asyncio.to_thread(self._kept, suggestion_id)
        ticket = await self._check_waiting(suggestion)
        question, _ = await asyncio.to_thread(self._question, ticket)
        again = await said_again(suggestion, self._editing(), manner, question, language=language)
        # Nothing is replaced that was decided on, or went stale, in the meantime.
        if not await asyncio.to_thread(self._suggestions.rewrite, again, sealed, None):
            raise SuggestionStaleError("The suggestion has moved on meanwhile.")
        _log.info("rewritten", manner=manner)
        return await asyncio.to_thread(self._opened, again, sealed)

    async def sum_up(self, ticket_id: str) -> Summary:
        """Sum a ticket up, and name what to ask the customer next; nothing is kept.

        Raises NotFoundError, RedactionUnavailableError, HelpdeskUnavailableError,
        RewritingUnavailableError.
        """
        ticket = await self._helpdesk.ticket(ticket_id)
        question, vault = await asyncio.to_thread(self._question, ticket)
        return Summary(await self._editing().sum_up(question), vault)

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

    def _editing(self) -> Editor:
        if self._editor is None:
            raise RewritingUnavailableError("This desk has no editor.")
        return self._editor

    def _question(self, ticket: Ticket) -> tuple[Question, Vault]:
        redaction = redact_ticket(self._redactor, ticket)
        return question_of(redaction, queries_of(redaction), ticket.language), redaction.vault

    async def _keep(self, offer: Offer) -> Offer:
        suggestion = offer.suggestion
        sealed = await asyncio.to_thread(self._seal, offer.vault, suggestion.ticket_id)
        if not await asyncio.to_thread(self._suggestions.keep, suggestion, sealed):
            # Somebody asked at the same moment and was first; there is one suggestion a message.
            return await self.offer(suggestion.id)
        await self._helpdesk.note(suggestion)
        return offer

    async def _check_waiting(self, suggestion: Suggestion) -> Ticket:
        if suggestion.state == "stale":
            raise SuggestionStaleError("The ticket has changed since.")
        if suggestion.state != "waiting":
            raise AlreadyDecidedError("This suggestion has been decided on already.")
        ticket = await self._helpdesk.ticket(suggestion.ticket_id)
        if self._suggestion_id(ticket) != suggestion.id:
            await self.ticket_changed(ticket.id)
            raise SuggestionStaleError("The ticket has changed since.")
        return ticket

    async def _send(self, decision: Decision, ticket_id: str, text: str) -> Decision:
        await self._helpdesk.reply(ticket_id, text, reply_id=f"reply-{decision.suggestion_id}")
        sent_at = datetime.now(UTC)
        await asyncio.to_thread(self._decisions.delivered, decision.suggestion_id, sent_at)
        return replace(decision, sent_at=sent_at)

    def _suggestion_id(self, ticket: Ticket) -> str:
        """One suggestion for one message: the same event twice finds the kept one.

        Whenever a value is reported as missed there is a new one, drafted without it.
        """
        missed = missed_in(ticket.vault)
        reported = [str(len(missed))] if missed else []
        named = "\0".join((self._tenant, ticket.id, message_asked(ticket), *reported))
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
