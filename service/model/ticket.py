"""A customer's case in the customer's own words: raw text, kept this side of the redactor."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from redaction.vault import Vault

Author = Literal["customer", "agent", "bot"]
TicketStatus = Literal["open", "answered", "closed"]


@dataclass(frozen=True, slots=True)
class Requester:
    """What the helpdesk knows of the person who asks; always hidden wherever it occurs."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a ticket."""

    id: str
    author: Author
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ticket:
    """A customer's case as the helpdesk tells it, raw.

    ``vault`` is what is hidden in it already, where the helpdesk keeps one: what is redacted from
    the ticket then has the same placeholders, and what agents reported as missed is hidden too.
    """

    id: str
    subject: str
    messages: tuple[Message, ...]
    requester: Requester = field(default_factory=Requester)
    brand: str = ""
    language: str = ""
    plan: str = ""
    status: TicketStatus = "open"
    vault: Vault = field(default_factory=Vault, repr=False, compare=False)
