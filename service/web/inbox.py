"""The agents' inbox: the queue, a ticket, and the draft beside it."""

import asyncio

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service.api.doorkeeping import TheHouse
from service.api.presenting import hidden_values
from service.errors import DeskError, NotFoundError
from service.house import House
from service.model.kept import RedactedTicket
from service.model.reply import Decision, Suggestion
from service.web.door import PageRoute, TheAgent
from service.web.panel import Panel, panel_of
from service.web.queue import TheQueue
from service.web.templating import page

router = APIRouter(route_class=PageRoute, include_in_schema=False)


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
    ticket = await _ticket(house, ticket_id)
    cleared = {} if ticket.erased_at else await house.feedback.cleared(ticket_id)
    return page(request, "desk.html", agent=agent, queue=queue, ticket=ticket, cleared=cleared)


@router.get("/tickets/{ticket_id}/panel", response_class=HTMLResponse)
async def panel_fragment(
    request: Request, ticket_id: str, agent: TheAgent, house: TheHouse
) -> Response:
    """Show what the desk suggests, as a part of a page; drafts it if nobody has yet."""
    ticket = await _ticket(house, ticket_id)
    try:
        panel = await _panel(house, ticket, agent.email)
    except DeskError as error:
        return page(request, "panel_failed.html", error=error)
    return page(
        request, "panel.html", panel=panel, ticket=ticket, hidden=hidden_values(ticket), agent=agent
    )


async def _ticket(house: House, ticket_id: str) -> RedactedTicket:
    ticket = await asyncio.to_thread(house.storage.tickets.get, ticket_id)
    if ticket is None:
        raise NotFoundError("There is no such ticket.")
    return ticket


async def _panel(house: House, ticket: RedactedTicket, reader: str) -> Panel:
    """Find where a ticket stands; only a customer's unanswered message is drafted for."""
    if ticket.messages and ticket.messages[-1].author == "customer":
        suggestion: Suggestion | None = (await house.desk.suggest(ticket.id)).suggestion
    else:
        suggestion = await asyncio.to_thread(_answered_by, house, ticket)
    decision = await asyncio.to_thread(_decision, house, suggestion)
    names = await asyncio.to_thread(_names, house, decision, reader)
    return panel_of(ticket, suggestion, decision, names)


def _answered_by(house: House, ticket: RedactedTicket) -> Suggestion | None:
    """The suggestion for the message that the last reply answers, if there was one."""
    asked = [message.id for message in ticket.messages if message.author == "customer"]
    kept = house.storage.suggestions.of_ticket(ticket.id)
    return next((one for one in kept if asked and one.message_id == asked[-1]), None)


def _decision(house: House, suggestion: Suggestion | None) -> Decision | None:
    return house.storage.decisions.get(suggestion.id) if suggestion else None


def _names(house: House, decision: Decision | None, reader: str) -> dict[str, str]:
    if decision is None:
        return {}
    if decision.by == reader:
        return {reader: "you"}
    if decision.by.startswith("key:"):
        return {decision.by: f"the program “{decision.by.removeprefix('key:')}”"}
    agent = house.access.agent(decision.by)
    return {decision.by: agent.name} if agent else {}
