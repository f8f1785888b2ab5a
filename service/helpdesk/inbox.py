"""The built-in inbox: a helpdesk that keeps its tickets here, redacted, their vaults sealed."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from redaction.redactor import Redactor
from redaction.vault import Vault, VaultKey
from service.errors import ConflictError, InvalidRequestError, NotFoundError
from service.helpdesk.redacting import (
    context_of,
    redact_message,
    redact_ticket,
    restored_requester,
    text_name,
)
from service.model.kept import RedactedTicket
from service.model.reply import Suggestion
from service.model.ticket import Message, Ticket
from service.storage.port import TicketStorage

APPEND_TRIES = 5


class Inbox:
    """Keeps tickets, reads them raw for the desk, and takes replies."""

    def __init__(
        self, tickets: TicketStorage, redactor: Redactor, keys: Sequence[VaultKey], tenant: str
    ) -> None:
        """Take the keys to open vaults with; the first one seals."""
        self._tickets = tickets
        self._redactor = redactor
        self._keys = keys
        self._tenant = tenant

    async def create(self, ticket: Ticket) -> bool:
        """Keep a new ticket; False if its id is taken, and then nothing changes.

        Raises RedactionUnavailableError, InvalidRequestError if it has no message.
        """
        if not ticket.messages:
            raise InvalidRequestError("A ticket needs at least one message.")
        return await asyncio.to_thread(self._create, ticket)

    async def append(self, ticket_id: str, message: Message) -> bool:
        """Add a message to a ticket; False if the ticket has a message of that id.

        Raises NotFoundError, RedactionUnavailableError, ConflictError if others keep writing.
        """
        return await asyncio.to_thread(self._append, ticket_id, message)

    async def ticket(self, ticket_id: str) -> Ticket:
        """Read a ticket raw, as the customer wrote it."""
        return await asyncio.to_thread(self._read, ticket_id)

    async def note(self, suggestion: Suggestion) -> None:
        """Do nothing: the inbox shows suggestions beside their ticket."""

    async def reply(self, ticket_id: str, text: str, *, reply_id: str) -> None:
        """Send a reply by adding it to the ticket, once."""
        await self.append(ticket_id, Message(reply_id, "agent", text, datetime.now(UTC)))

    async def hidden(self, ticket_id: str) -> Vault:
        """Open a ticket's vault, for those who may look.

        Raises NotFoundError.
        """
        return await asyncio.to_thread(lambda: self._open(self._kept(ticket_id)))

    def _create(self, ticket: Ticket) -> bool:
        redaction = redact_ticket(self._redactor, ticket)
        first, last = ticket.messages[0], ticket.messages[-1]
        return self._tickets.add(
            RedactedTicket(
                id=ticket.id,
                subject=redaction.subject,
                requester=redaction.requester,
                messages=redaction.messages,
                vault=redaction.vault.seal(self._keys[0], self._context(ticket.id)),
                created_at=first.at,
                updated_at=last.at,
                brand=ticket.brand,
                language=ticket.language,
                plan=ticket.plan,
                status="open" if last.author == "customer" else "answered",
            )
        )

    def _append(self, ticket_id: str, message: Message) -> bool:
        for _ in range(APPEND_TRIES):
            kept = self._kept(ticket_id)
            if any(turn.id == message.id for turn in kept.messages):
                return False
            vault = self._open(kept)
            before = self._restored(kept, vault)
            context = context_of(message, before.messages, before.requester)
            turn, _, vault = redact_message(self._redactor, message, context, vault)
            sealed = vault.seal(self._keys[0], self._context(ticket_id))
            if self._tickets.append(ticket_id, turn, sealed, version=kept.version):
                return True
        raise ConflictError("Others keep writing to this ticket.")

    def _kept(self, ticket_id: str) -> RedactedTicket:
        kept = self._tickets.get(ticket_id)
        if kept is None:
            raise NotFoundError("There is no such ticket.")
        return kept

    def _read(self, ticket_id: str) -> Ticket:
        kept = self._kept(ticket_id)
        return self._restored(kept, self._open(kept))

    def _restored(self, kept: RedactedTicket, vault: Vault) -> Ticket:
        return Ticket(
            id=kept.id,
            subject=vault.original("subject", kept.subject),
            messages=tuple(
                Message(
                    turn.id, turn.author, vault.original(text_name(turn.id), turn.text), turn.at
                )
                for turn in kept.messages
            ),
            requester=restored_requester(kept.requester, vault),
            brand=kept.brand,
            language=kept.language,
            plan=kept.plan,
            status=kept.status,
        )

    def _open(self, kept: RedactedTicket) -> Vault:
        return Vault.open(kept.vault, self._keys, self._context(kept.id))

    def _context(self, ticket_id: str) -> str:
        return f"{self._tenant}/ticket/{ticket_id}"
