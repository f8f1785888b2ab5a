"""Redact a whole ticket with one vault, in the order in which it was written."""

from dataclasses import asdict, dataclass

from redaction.entities import Entity
from redaction.redactor import Known, RedactionFailedError, Redactor
from redaction.text import RedactedText
from redaction.vault import Vault
from service.errors import RedactionUnavailableError
from service.model.kept import RedactedMessage, RedactedRequester
from service.model.ticket import Message, Requester, Ticket


@dataclass(frozen=True, slots=True)
class TicketRedaction:
    """A ticket's redacted parts and the vault that restores them.

    ``entities`` are those of the last message, with offsets into its raw text.
    """

    subject: RedactedText
    requester: RedactedRequester
    messages: tuple[RedactedMessage, ...]
    entities: tuple[Entity, ...]
    vault: Vault


def redact_ticket(redactor: Redactor, ticket: Ticket) -> TicketRedaction:
    """Redact a ticket: first who asks, then the subject, then each message in turn.

    The order is always this one, so that a ticket's placeholders come out the same every time.
    Raises RedactionUnavailableError.
    """
    known = known_of(ticket.requester)
    requester, vault = _redact_requester(redactor, ticket.requester)
    subject, _, vault = _redact(redactor, ticket.subject, known, vault, "subject")
    entities: tuple[Entity, ...] = ()
    turns: list[RedactedMessage] = []
    for message in ticket.messages:
        turn, entities, vault = redact_message(redactor, message, known, vault)
        turns.append(turn)
    return TicketRedaction(subject, requester, tuple(turns), entities, vault)


def redact_message(
    redactor: Redactor, message: Message, known: Known, vault: Vault
) -> tuple[RedactedMessage, tuple[Entity, ...], Vault]:
    """Redact one more message with its ticket's vault.

    Raises RedactionUnavailableError.
    """
    text, entities, vault = _redact(redactor, message.text, known, vault, text_name(message.id))
    return RedactedMessage(message.id, message.author, text, message.at), entities, vault


def text_name(message_id: str) -> str:
    """Name a message's text in its ticket's vault, apart from the subject and the requester."""
    return f"message/{message_id}"


def restored_requester(requester: RedactedRequester, vault: Vault) -> Requester:
    """Read who asks out of the vault."""
    parts = asdict(requester)
    return Requester(
        **{part: vault.original(part, text) or None for part, text in parts.items()},
    )


def known_of(requester: Requester) -> Known:
    """What the helpdesk knows of the requester, to be hidden wherever it occurs."""
    return Known(
        names=(requester.name,) if requester.name else (),
        emails=(requester.email,) if requester.email else (),
        phones=(requester.phone,) if requester.phone else (),
    )


def _redact_requester(redactor: Redactor, requester: Requester) -> tuple[RedactedRequester, Vault]:
    known, vault = known_of(requester), Vault()
    parts: dict[str, RedactedText] = {}
    for part, raw in asdict(requester).items():
        parts[part], _, vault = _redact(redactor, raw or "", known, vault, part)
    return RedactedRequester(**parts), vault


def _redact(
    redactor: Redactor, raw: str, known: Known, vault: Vault, name: str
) -> tuple[RedactedText, tuple[Entity, ...], Vault]:
    try:
        redaction = redactor.redact(raw, known=known, vault=vault, name=name)
    except RedactionFailedError as error:
        # The cause is dropped: a detector's own message may quote the text it failed on.
        raise RedactionUnavailableError(str(error)) from None
    return redaction.text, redaction.entities, redaction.vault
