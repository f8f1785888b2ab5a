"""Who may use the desk: agents, the keys of programs, and looks at hidden values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who signs in. ``password_hash`` is an Argon2id hash."""

    email: str
    name: str
    password_hash: str


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A program's key; the key itself is shown once and only its SHA-256 is kept."""

    id: str
    name: str
    sha256: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a hidden value."""

    ticket_id: str
    placeholder: str
    by: str
    at: datetime
