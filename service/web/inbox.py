"""The agents' inbox: the queue, and a ticket."""

import asyncio

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service.api.doorkeeping import TheHouse
from service.errors import NotFoundError
from service.house import House
from service.model.kept import RedactedTicket
from service.web.door import PageRoute, TheAgent
from service.web.queue import TheQueue
from service.web.templating import page

router = APIRouter(route_class=PageRoute, include_in_schema=False)

LONG_WORDS, LONG_TURNS = 200, 3
"""A ticket whose customer wrote more words, or as many turns, is offered summed up."""


@router.get("/", response_class=HTMLResponse)
async def front() -> Response:
    """Lead to the queue."""
    return RedirectResponse("/tickets", status_code=303)


@router.get("/tickets", response_class=HTMLResponse)
async def tickets_page(request: Request, agent: TheAgent, queue: TheQueue) -> Response:
    """Show the queue, with no ticket chosen."""
    return page(request, "desk.html", agent=agent, queue=queue, ticket=None)


@router.get("/tickets/{ticket_id}", response_class=HTMLResponse)
async def ticket_page(
    request: Request, ticket_id: str, agent: TheAgent, queue: TheQueue, house: TheHouse
) -> Response:
    """Show a ticket; its draft is fetched by the page, which does not wait for it."""
    ticket = await the_ticket(house, ticket_id)
    cleared = {} if ticket.erased_at else await house.feedback.cleared(ticket_id)
    return page(
        request,
        "desk.html",
        agent=agent,
        queue=queue,
        ticket=ticket,
        cleared=cleared,
        is_long=is_long(ticket),
    )


async def the_ticket(house: House, ticket_id: str) -> RedactedTicket:
    """Read a ticket as it is kept.

    Raises NotFoundError.
    """
    ticket = await asyncio.to_thread(house.storage.tickets.get, ticket_id)
    if ticket is None:
        raise NotFoundError("There is no such ticket.")
    return ticket


def is_long(ticket: RedactedTicket) -> bool:
    """Say whether a ticket is worth summing up; an erased one cannot be read for it."""
    turns = [message.text for message in ticket.messages if message.author == "customer"]
    words = sum(len(text.split()) for text in turns)
    return not ticket.erased_at and (len(turns) >= LONG_TURNS or words > LONG_WORDS)
