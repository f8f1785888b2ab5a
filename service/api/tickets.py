"""Tickets of the built-in inbox: create, list, read, add a message, look at what is hidden."""

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response

from service.api.doorkeeping import Caller, TheHouse
from service.api.paging import cursor_of, spell_cursor
from service.api.presenting import head_out, ticket_out
from service.api.problems import answers
from service.api.schemas import MessageIn, RevealIn, RevealOut, TicketIn, TicketOut, TicketPage
from service.errors import NotFoundError
from service.model.access import Look
from service.model.kept import Cursor
from service.model.ticket import Message, Requester, Ticket

router = APIRouter(
    prefix="/v1/tickets", tags=["tickets"], responses=answers(401, 404, 409, 410, 413, 422, 503)
)


@router.post("", status_code=201, responses={200: {"description": "It was there already."}})
async def create_ticket(
    body: TicketIn, house: TheHouse, caller: Caller, response: Response
) -> TicketOut:
    """Create a ticket. Its personal data is hidden before it is kept."""
    del caller
    now = datetime.now(UTC)
    ticket = Ticket(
        id=body.id or uuid.uuid4().hex[:12],
        subject=body.subject,
        messages=(Message(uuid.uuid4().hex, "customer", body.text, now),),
        requester=Requester(**body.requester.model_dump()),
        brand=body.brand,
        language=body.language,
        plan=body.plan,
    )
    if not await house.inbox.create(ticket):
        response.status_code = 200
    response.headers["Location"] = f"/v1/tickets/{ticket.id}"
    return await read_ticket(ticket.id, house, "")


@router.get("")
async def list_tickets(
    house: TheHouse,
    caller: Caller,
    cursor: Annotated[str, Query(description="The `next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Tickets on a page.")] = 50,
) -> TicketPage:
    """List the queue, latest change first, page by page."""
    del caller
    after = cursor_of(cursor) if cursor else None
    heads = await asyncio.to_thread(house.storage.tickets.page, after=after, limit=limit)
    last = heads[-1] if len(heads) == limit else None
    return TicketPage(
        tickets=[head_out(head) for head in heads],
        next=spell_cursor(Cursor(last.updated_at, last.id)) if last else None,
    )


@router.get("/{ticket_id}")
async def read_ticket(ticket_id: str, house: TheHouse, caller: Caller) -> TicketOut:
    """Read a ticket, redacted."""
    del caller
    ticket = await asyncio.to_thread(house.storage.tickets.get, ticket_id)
    if ticket is None:
        raise NotFoundError("There is no such ticket.")
    return ticket_out(ticket)


@router.post("/{ticket_id}/messages", status_code=201)
async def add_message(
    ticket_id: str, body: MessageIn, house: TheHouse, caller: Caller
) -> TicketOut:
    """Add a message. A customer's makes waiting suggestions stale."""
    message = Message(body.id or uuid.uuid4().hex, body.author, body.text, datetime.now(UTC))
    await house.inbox.append(ticket_id, message)
    if body.author == "customer":
        await house.desk.ticket_changed(ticket_id)
    return await read_ticket(ticket_id, house, caller)


@router.post("/{ticket_id}/reveal")
async def reveal(ticket_id: str, body: RevealIn, house: TheHouse, caller: Caller) -> RevealOut:
    """Look at hidden values of a ticket. Each look is recorded with who looked."""
    vault = await house.inbox.hidden(ticket_id)
    values = {p: vault.values[p] for p in body.placeholders if p in vault.values}
    for placeholder in values:
        look = Look(ticket_id, placeholder, caller, datetime.now(UTC))
        await asyncio.to_thread(house.storage.access.record_look, look)
    return RevealOut(values=values)


@router.delete("/{ticket_id}/vault")
async def erase_vault(ticket_id: str, house: TheHouse, caller: Caller) -> TicketOut:
    """Erase what is hidden in a ticket, for ever (GDPR art. 17). Its redacted text stays."""
    await house.inbox.erase(ticket_id, by=caller)
    return await read_ticket(ticket_id, house, caller)
