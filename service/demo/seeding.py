"""Build the demo company's inbox: its tickets, their drafts, and somebody who may sign in."""

import json
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from service.house import House
from service.model.ticket import Message, Requester, Ticket

HERE = Path(__file__).parent
HELP_CENTER = HERE / "help_center"
TICKETS = HERE / "tickets.jsonl"
COMPANY = "Larkfield"
EMAIL = "ben@larkfield.example"

Bar = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]
"""Opens a progress bar with a title; what it yields is called with (done, all)."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """How the demo's agent signs in."""

    email: str
    password: str


async def seed(house: House, home: Path, bar: Bar) -> SignIn:
    """Build what is missing of the inbox; what is there, and what a person did, stays as it is."""
    new = [ticket for ticket in demo_tickets(datetime.now(UTC)) if not _is_there(house, ticket)]
    if new:
        await _add(house, new, bar)
    return _sign_in(house, home)


async def _add(house: House, tickets: Sequence[Ticket], bar: Bar) -> None:
    with bar("Redacting tickets") as on_progress:
        for done, ticket in enumerate(tickets, start=1):
            await house.inbox.create(ticket)
            on_progress(done, len(tickets))
    with bar("Drafting replies") as on_progress:
        for done, ticket in enumerate(tickets, start=1):
            await house.desk.suggest(ticket.id)
            on_progress(done, len(tickets))


def demo_tickets(now: datetime) -> Iterator[Ticket]:
    """Read the demo's tickets, oldest first, their times counted back from ``now``."""
    rows = [json.loads(line) for line in TICKETS.read_text().splitlines() if line.strip()]
    for row in sorted(rows, key=lambda row: -int(row["minutes_ago"])):
        yield Ticket(
            id=row["id"],
            subject=row["subject"],
            messages=tuple(
                _message(row["id"], n, turn, now) for n, turn in enumerate(row["messages"])
            ),
            requester=Requester(**row["requester"]),
            brand=row["brand"],
            language=row["language"],
            plan=row.get("plan") or "",
        )


def _message(ticket_id: str, number: int, turn: dict[str, Any], now: datetime) -> Message:
    at = now - timedelta(minutes=float(turn["minutes_ago"]))
    return Message(f"{ticket_id}-{number}", turn["author"], turn["text"], at)


def _is_there(house: House, ticket: Ticket) -> bool:
    return house.storage.tickets.get(ticket.id) is not None


def _sign_in(house: House, home: Path) -> SignIn:
    """Make the demo's agent once; the password is kept in a file only its owner can read."""
    path = home / "demo-password"
    if not path.exists():
        password = secrets.token_urlsafe(9)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(password)
        house.access.add_agent(EMAIL, "Ben", password)
    return SignIn(EMAIL, path.read_text())
