"""A page of the queue, and the addresses that lead through it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from service.api.doorkeeping import TheHouse
from service.model.kept import Cursor, TicketHead
from service.storage.port import TicketStorage

PAGE = 40
"""Tickets on one page of the queue."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which part of the queue is looked at: filtered by words, from behind a ticket."""

    words: str = ""
    after: Cursor | None = None

    @property
    def query(self) -> str:
        """The place as the query of an address, with its question mark; empty for the top."""
        fields = {"q": self.words} if self.words else {}
        if self.after is not None:
            fields |= {"before": self.after.updated_at.isoformat(), "id": self.after.id}
        return f"?{urlencode(fields)}" if fields else ""


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue. ``older`` is the next one's place; ``total`` counts all tickets."""

    place: Place
    heads: tuple[TicketHead, ...]
    older: Place | None
    total: int


def place(
    q: Annotated[str, Query(max_length=200)] = "",
    before: datetime | None = None,
    id: Annotated[str, Query(max_length=128)] = "",  # noqa: A002
) -> Place:
    """Read a place out of an address."""
    if before is None:
        return Place(q.strip())
    moment = before if before.tzinfo else before.replace(tzinfo=UTC)
    return Place(q.strip(), Cursor(moment, id))


ThePlace = Annotated[Place, Depends(place)]


async def queue(place: ThePlace, house: TheHouse) -> Queue:
    """Read the page of the queue that an address asks for."""
    return await asyncio.to_thread(_read, house.storage.tickets, place)


TheQueue = Annotated[Queue, Depends(queue)]


def _read(tickets: TicketStorage, place: Place) -> Queue:
    heads = tickets.page(after=place.after, limit=PAGE + 1, words=place.words)
    shown = tuple(heads[:PAGE])
    has_more = len(heads) > PAGE
    older = Place(place.words, Cursor(shown[-1].updated_at, shown[-1].id)) if has_more else None
    return Queue(place, shown, older, tickets.count())
