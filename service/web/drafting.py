"""The panel beside a ticket: streamed while the draft is written, and then as it stands."""

import asyncio
from collections.abc import Mapping, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from redaction.vault import Vault
from service.api.doorkeeping import TheHouse
from service.api.presenting import hidden_values
from service.api.settling import Settling
from service.api.streaming import Event, Tell, streamed, wants_events
from service.errors import DeskError
from service.house import House
from service.model.access import Agent
from service.model.kept import RedactedTicket
from service.model.reply import Decision, Sentence, Suggestion
from service.offers import Heard, unheard
from service.web.door import PageRoute, TheAgent
from service.web.inbox import the_ticket
from service.web.layout import blocks_of
from service.web.panel import Panel, panel_of
from service.web.reply_wording import languages_for
from service.web.templating import page, rendered

router = APIRouter(route_class=PageRoute, include_in_schema=False)

MOST_SHOWN = 60
"""Sentences that are shown while the rest is still being written."""


@router.get("/tickets/{ticket_id}/panel", response_class=HTMLResponse)
async def panel_fragment(
    request: Request, ticket_id: str, agent: TheAgent, house: TheHouse
) -> Response:
    """Show what the desk suggests, as a part of a page; drafts it if nobody has yet.

    Whoever accepts `text/event-stream` gets a ``drafting`` panel as sentences are proven, and at
    last the ``panel``.
    """
    ticket = await the_ticket(house, ticket_id)
    if not wants_events(request):
        html = await _panel_html(request, house, ticket, agent, unheard)
        return HTMLResponse(html)

    async def drafting(tell: Tell) -> Event:
        coming = Settling(lambda said, vault: tell(_coming(request, said, vault)))
        return Event("panel", await _panel_html(request, house, ticket, agent, coming.hear))

    return await streamed(request, drafting)


@router.get("/tickets/{ticket_id}/summary", response_class=HTMLResponse)
async def summary_fragment(
    request: Request, ticket_id: str, agent: TheAgent, house: TheHouse
) -> Response:
    """Show what a long ticket comes to, as a part of a page."""
    del agent
    try:
        summary = await house.desk.sum_up(ticket_id)
    except DeskError as error:
        return page(request, "summary_failed.html", error=error)
    return page(request, "summary.html", brief=summary.brief)


def _coming(request: Request, sentences: Sequence[Sentence], vault: Vault) -> Event:
    """Show a draft as far as it has come; what is hidden in it stays hidden."""
    del vault
    shown = [one for one in sentences if one.verdict != "unsupported"][:MOST_SHOWN]
    return Event("drafting", rendered(request, "panel_drafting.html", blocks=blocks_of(shown)))


async def _panel_html(
    request: Request, house: House, ticket: RedactedTicket, agent: Agent, heard: Heard
) -> str:
    try:
        panel = await _panel(house, ticket, agent.email, heard)
    except DeskError as error:
        return rendered(request, "panel_failed.html", error=error)
    return rendered(
        request,
        "panel.html",
        panel=panel,
        ticket=ticket,
        hidden=hidden_values(ticket),
        agent=agent,
        manners=house.desk.manners,
        languages=languages_for(ticket.language),
    )


async def _panel(house: House, ticket: RedactedTicket, reader: str, heard: Heard) -> Panel:
    """Find where a ticket stands; only a customer's unanswered message is drafted for."""
    if ticket.messages and ticket.messages[-1].author == "customer":
        offer = await house.desk.suggest(ticket.id, heard)
        suggestion: Suggestion | None = offer.suggestion
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


def _names(house: House, decision: Decision | None, reader: str) -> Mapping[str, str]:
    if decision is None:
        return {}
    if decision.by == reader:
        return {reader: "you"}
    if decision.by.startswith("key:"):
        return {decision.by: f"the program “{decision.by.removeprefix('key:')}”"}
    agent = house.access.agent(decision.by)
    return {decision.by: agent.name} if agent else {}
