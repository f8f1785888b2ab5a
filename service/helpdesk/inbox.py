"""The built-in inbox: a helpdesk that keeps its tickets here, redacted, their vaults sealed."""

import asyncio
from datetime import UTC, datetime

from redaction.redactor import Redactor
from redaction.vault import Vault
from service.errors import ConflictError, InvalidRequestError, NotFoundError
from service.helpdesk.redacting import (
    about_requester,
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
from service.vaults import Vaults

APPEND_TRIES = 5


class Inbox:
    """Keeps tickets, reads them raw for the desk, and takes replies."""

    def __init__(self, tickets: TicketStorage, redactor: Redactor, vaults: Vaults) -> None:
        self._tickets = tickets
        self._redactor = redactor
        self._vaults = vaults

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
        _, vault = await asyncio.to_thread(self.opened, ticket_id)
        return vault

    async def erase(self, ticket_id: str, *, by: str) -> None:
        """Erase what is hidden in a ticket, and in what was suggested for it, for ever.

        Raises NotFoundError, and ConflictError if it has to be repeated to leave no trace.
        """
        await asyncio.to_thread(self._vaults.erase, ticket_id, by=by)

    def opened(self, ticket_id: str) -> tuple[RedactedTicket, Vault]:
        """Read a ticket as it is kept, and its vault.

        Raises NotFoundError.
        """
        kept = self._kept(ticket_id)
        return kept, self._open(kept)

    def sealed(self, vault: Vault, ticket_id: str) -> bytes:
        """Seal a ticket's vault as it is to be kept."""
        return self._vaults.seal(vault, ticket_id, "ticket")

    def _create(self, ticket: Ticket) -> bool:
        redaction = redact_ticket(self._redactor, ticket)
        first, last = ticket.messages[0], ticket.messages[-1]
        return self._tickets.add(
            RedactedTicket(
                id=ticket.id,
                subject=redaction.subject,
                requester=redaction.requester,
                messages=redaction.messages,
                vault=self.sealed(redaction.vault, ticket.id),
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
            about = about_requester(before.requester, vault)
            context = context_of(message, before.messages, about)
            turn, _, vault = redact_message(self._redactor, message, context, vault)
            sealed = self.sealed(vault, ticket_id)
            if self._tickets.append(ticket_id, turn, sealed, version=kept.version):
                return True
        raise ConflictError("Others keep writing to this ticket.")

    def _kept(self, ticket_id: str) -> RedactedTicket:
        kept = self._tickets.get(ticket_id)
        if kept is None:
            raise NotFoundError("There is no such ticket.")
        return kept

    def _read(self, ticket_id: str) -> Ticket:
        return self._restored(*self.opened(ticket_id))

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
            vault=vault,
        )

    def _open(self, kept: RedactedTicket) -> Vault:
        return self._vaults.open(kept.vault, kept.id, "ticket")
