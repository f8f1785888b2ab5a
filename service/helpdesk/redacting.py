"""Redact a whole ticket with one vault, in the order in which it was written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from redaction.context import NO_CONTEXT, Context, Known
from redaction.entities import Entity
from redaction.redactor import (
    EMPTY,
    Redaction,
    RedactionFailedError,
    Redactor,
    TextTooLongError,
)
from redaction.text import RedactedText
from redaction.vault import Vault
from service.errors import RedactionUnavailableError, TooLargeError
from service.helpdesk.missed import missed_in
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


def redact_text(
    redactor: Redactor,
    raw: str,
    *,
    context: Context = NO_CONTEXT,
    vault: Vault = EMPTY,
    name: str = "",
) -> Redaction:
    """Redact one text, as `Redactor.redact` does.

    Raises RedactionUnavailableError, and TooLargeError where a second try would not help.
    """
    try:
        return redactor.redact(raw, context=context, vault=vault, name=name)
    except TextTooLongError as error:
        raise TooLargeError(str(error)) from None
    except RedactionFailedError as error:
        # The cause is dropped: a detector's own message may quote the text it failed on.
        raise RedactionUnavailableError(str(error)) from None


def redact_ticket(redactor: Redactor, ticket: Ticket) -> TicketRedaction:
    """Redact a ticket: first who asks, then the subject, then each message in turn.

    The order is always this one, so that a ticket's placeholders come out the same every time.
    Raises RedactionUnavailableError.
    """
    requester, vault = _redact_requester(redactor, ticket.requester, ticket.vault)
    about = about_requester(ticket.requester, vault)
    subject = redact_text(redactor, ticket.subject, context=about, vault=vault, name="subject")
    vault = subject.vault
    entities: tuple[Entity, ...] = ()
    turns: list[RedactedMessage] = []
    for position, message in enumerate(ticket.messages):
        context = context_of(message, ticket.messages[:position], about)
        turn, entities, vault = redact_message(redactor, message, context, vault)
        turns.append(turn)
    return TicketRedaction(subject.text, requester, tuple(turns), entities, vault)


def redact_message(
    redactor: Redactor, message: Message, context: Context, vault: Vault
) -> tuple[RedactedMessage, tuple[Entity, ...], Vault]:
    """Redact one more message with its ticket's vault.

    Raises RedactionUnavailableError.
    """
    name = text_name(message.id)
    redaction = redact_text(redactor, message.text, context=context, vault=vault, name=name)
    turn = RedactedMessage(message.id, message.author, redaction.text, message.at)
    return turn, redaction.entities, redaction.vault


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


def about_requester(requester: Requester, vault: Vault) -> Context:
    """What is known before any message is read: who asks, and what was missed and reported."""
    return Context(replace(known_of(requester), others=missed_in(vault)))


def context_of(message: Message, before: Sequence[Message], about: Context) -> Context:
    """What helps to read a message: what is known, the other side's last turn, the turns before."""
    previous = next((m.text for m in reversed(before) if m.author != message.author), "")
    return replace(about, previous=previous, history=tuple(m.text for m in before))


def _redact_requester(
    redactor: Redactor, requester: Requester, vault: Vault
) -> tuple[RedactedRequester, Vault]:
    context = about_requester(requester, vault)
    parts: dict[str, RedactedText] = {}
    for part, raw in asdict(requester).items():
        redaction = redact_text(redactor, raw or "", context=context, vault=vault, name=part)
        parts[part], vault = redaction.text, redaction.vault
    return RedactedRequester(**parts), vault
