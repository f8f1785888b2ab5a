"""Suggestions, and what agents decide about them."""

import asyncio
import uuid
from datetime import UTC, datetime

from fastapi import APIRouter

from service.api.doorkeeping import Caller, TheHouse
from service.api.presenting import decision_out, suggestion_out
from service.api.problems import answers
from service.api.schemas import DecisionIn, DecisionOut, QuestionIn, SuggestionOut
from service.decisions import Choice
from service.errors import NotFoundError
from service.model.ticket import Message, Requester, Ticket

router = APIRouter(
    prefix="/v1", tags=["suggestions"], responses=answers(401, 404, 409, 410, 413, 422, 503)
)


@router.post("/tickets/{ticket_id}/suggestions")
async def suggest(ticket_id: str, house: TheHouse, caller: Caller) -> SuggestionOut:
    """Suggest a reply to the ticket's last customer message; asked twice, it is the same one."""
    del caller
    return suggestion_out(await house.desk.suggest(ticket_id))


@router.post("/suggestions")
async def draft(body: QuestionIn, house: TheHouse, caller: Caller) -> SuggestionOut:
    """Draft a reply to a text without keeping anything."""
    del caller
    message = Message(uuid.uuid4().hex, "customer", body.text, datetime.now(UTC))
    ticket = Ticket(
        id=message.id,
        subject=body.subject,
        messages=(message,),
        requester=Requester(**body.requester.model_dump()),
        brand=body.brand,
        language=body.language,
    )
    return suggestion_out(await house.desk.draft(ticket), is_kept=False)


@router.get("/suggestions/{suggestion_id}")
async def read_suggestion(suggestion_id: str, house: TheHouse, caller: Caller) -> SuggestionOut:
    """Read a suggestion in its present state."""
    del caller
    return suggestion_out(await house.desk.offer(suggestion_id))


@router.post("/suggestions/{suggestion_id}/decision", status_code=201)
async def decide(
    suggestion_id: str, body: DecisionIn, house: TheHouse, caller: Caller
) -> DecisionOut:
    """Accept, edit or reject a suggestion, once. The first two send the reply."""
    choice = Choice(body.action, body.text, body.reason)
    return decision_out(await house.desk.decide(suggestion_id, choice, by=caller))


@router.get("/suggestions/{suggestion_id}/decision")
async def read_decision(suggestion_id: str, house: TheHouse, caller: Caller) -> DecisionOut:
    """Read what was decided."""
    del caller
    decision = await asyncio.to_thread(house.storage.decisions.get, suggestion_id)
    if decision is None:
        raise NotFoundError("Nothing has been decided on that suggestion.")
    return decision_out(decision)
