"""Draft replies to the demo's tickets as Markdown, for a person to read one by one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from eval.desks import demo_library, desk_over
from retrieval.embedding.port import Embedder
from service.demo.seeding import COMPANY, demo_tickets
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.voice import Voice
from service.model.reply import Draft, Refusal
from service.model.ticket import Ticket


async def read_out(embedder: Embedder, budget: float) -> AsyncIterator[str]:
    """Give each of the demo's tickets with its draft, refused above that budget of errors."""
    writer = ExtractiveWriter(embedder, Voice(f"The {COMPANY} team"))
    with demo_library(embedder) as library:
        desk = desk_over(library, Drafter(writer, budget=budget))
        for ticket in demo_tickets(datetime.now(UTC)):
            offer = await desk.draft(ticket)
            yield _page(ticket, offer.suggestion.reply)


def _page(ticket: Ticket, reply: Draft | Refusal) -> str:
    """Lay out a ticket, its draft, and the articles that it cites."""
    asked = "\n".join(f"> {line}" for line in ticket.messages[-1].text.splitlines())
    return f"## {ticket.id}: {ticket.subject}\n\n{asked}\n\n{_told(reply)}\n"


def _told(reply: Draft | Refusal) -> str:
    if isinstance(reply, Refusal):
        return f"*Refused: {reply.reason}, {reply.confidence:.2f}*"
    titles = dict.fromkeys(c.title for one in reply.sentences for c in one.citations)
    return f"{reply.text}\n\n*{reply.confidence:.2f}; from {'; '.join(titles)}*"
