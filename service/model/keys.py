"""The keys of tickets and their vaults, as they are kept."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Part = Literal["ticket", "suggestion"]
"""What a vault belongs to: the inbox's ticket, or a suggestion for one."""


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A ticket's key, ``wrapped`` by a vault key; empty once it is erased."""

    ticket_id: str
    wrapped: bytes = field(repr=False)
    created_at: datetime
    erased_at: datetime | None = None
    erased_by: str = ""


@dataclass(frozen=True, slots=True)
class SealedVault:
    """A vault as it is kept, and which row keeps it."""

    part: Part
    id: str
    ticket_id: str
    sealed: bytes = field(repr=False)
