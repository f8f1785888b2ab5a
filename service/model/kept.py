"""A ticket at rest: redacted text and a sealed vault, and no plain word of a customer's."""

from dataclasses import dataclass
from datetime import datetime

from redaction.text import NOTHING, RedactedText
from service.model.ticket import Author, TicketStatus


@dataclass(frozen=True, slots=True)
class RedactedMessage:
    """One turn of a ticket, redacted."""

    id: str
    author: Author
    text: RedactedText
    at: datetime


@dataclass(frozen=True, slots=True)
class RedactedRequester:
    """Who asks, as placeholders; a part that is not known is empty."""

    name: RedactedText = NOTHING
    email: RedactedText = NOTHING
    phone: RedactedText = NOTHING

    @property
    def shown(self) -> RedactedText:
        """The part to call the requester by."""
        return self.name or self.email or self.phone


@dataclass(frozen=True, slots=True)
class RedactedTicket:
    """A ticket as it is kept, its ``vault`` sealed until it is erased, at ``erased_at``.

    ``version`` counts the changes, so that two writers cannot lose each other's vault.
    """

    id: str
    subject: RedactedText
    requester: RedactedRequester
    messages: tuple[RedactedMessage, ...]
    vault: bytes
    created_at: datetime
    updated_at: datetime
    brand: str = ""
    language: str = ""
    plan: str = ""
    status: TicketStatus = "open"
    version: int = 0
    erased_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TicketHead:
    """A ticket's line in the queue. ``suggestion`` is the newest one's state, if there is one."""

    id: str
    subject: RedactedText
    requester: RedactedText
    preview: RedactedText
    status: TicketStatus
    updated_at: datetime
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a list ended, such as the queue's: the last line's time and id."""

    updated_at: datetime
    id: str
