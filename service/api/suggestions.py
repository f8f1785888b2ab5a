"""Suggestions, and what agents decide about them."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from service.api.doorkeeping import Caller, TheHouse
from service.api.problems import answers
from service.api.streaming import Event, Tell, streamed, wants_events
from service.api.suggestion_presenting import (
    decision_out,
    sentence_out,
    suggestion_out,
    summary_out,
)
from service.api.suggestion_schemas import (
    DecisionIn,
    DecisionOut,
    QuestionIn,
    RewriteIn,
    SuggestionOut,
    SummaryOut,
)
from service.decisions import Choice
from service.errors import NotFoundError
from service.model.ticket import Message, Requester, Ticket
from service.offers import Heard, Offer

router = APIRouter(
    prefix="/v1", tags=["suggestions"], responses=answers(401, 404, 409, 410, 413, 422, 503)
)

_STREAM = """\
event: sentence
data: {"text": "Open Settings.", "verdict": "supported", "citations": [...], ...}

event: suggestion
data: {"id": "...", "kind": "draft", ...}

"""
STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The suggestion; or, where `text/event-stream` is accepted, a `sentence` "
        "for each as it is proven, and at last the `suggestion` as a whole, which alone counts, "
        "or a `problem`.",
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _STREAM}},
    }
}


@router.post("/tickets/{ticket_id}/suggestions", response_model=SuggestionOut, responses=STREAMED)
async def suggest(
    ticket_id: str, request: Request, house: TheHouse, caller: Caller
) -> SuggestionOut | Response:
    """Suggest a reply to the ticket's last customer message; asked twice, it is the same one.

    Whoever accepts `text/event-stream` hears each sentence as soon as it is proven.
    """
    del caller
    if wants_events(request):
        return await _streamed(request, lambda heard: house.desk.suggest(ticket_id, heard))
    return suggestion_out(await house.desk.suggest(ticket_id))


@router.get("/tickets/{ticket_id}/summary")
async def summarise(ticket_id: str, house: TheHouse, caller: Caller) -> SummaryOut:
    """Sum a ticket up, and name what to ask the customer next."""
    del caller
    return summary_out(await house.desk.sum_up(ticket_id))


@router.post("/suggestions", response_model=SuggestionOut, responses=STREAMED)
async def draft(
    body: QuestionIn, request: Request, house: TheHouse, caller: Caller
) -> SuggestionOut | Response:
    """Draft a reply to a text without keeping anything.

    Whoever accepts `text/event-stream` hears each sentence as soon as it is proven.
    """
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
    if wants_events(request):
        return await _streamed(
            request, lambda heard: house.desk.draft(ticket, heard), is_kept=False
        )
    return suggestion_out(await house.desk.draft(ticket), is_kept=False)


@router.get("/suggestions/{suggestion_id}")
async def read_suggestion(suggestion_id: str, house: TheHouse, caller: Caller) -> SuggestionOut:
    """Read a suggestion in its present state."""
    del caller
    return suggestion_out(await house.desk.offer(suggestion_id))


@router.post("/suggestions/{suggestion_id}/rewrites")
async def rewrite(
    suggestion_id: str, body: RewriteIn, house: TheHouse, caller: Caller
) -> SuggestionOut:
    """Say a waiting draft again: shorter, warmer, simpler, translated; or as it was originally.

    Every sentence keeps its proof. Without a language model a draft can only be made shorter.
    """
    del caller
    offer = await house.desk.rewrite(suggestion_id, body.manner, language=body.language)
    return suggestion_out(offer)


@router.post("/suggestions/{suggestion_id}/decision", status_code=201)
async def decide(
    suggestion_id: str, body: DecisionIn, house: TheHouse, caller: Caller
) -> DecisionOut:
    """Accept, edit or reject a suggestion, once. The first two send the reply."""
    choice = Choice(body.action, body.text, body.reason, body.draft_id)
    return decision_out(await house.desk.decide(suggestion_id, choice, by=caller))


@router.get("/suggestions/{suggestion_id}/decision")
async def read_decision(suggestion_id: str, house: TheHouse, caller: Caller) -> DecisionOut:
    """Read what was decided."""
    del caller
    decision = await asyncio.to_thread(house.storage.decisions.get, suggestion_id)
    if decision is None:
        raise NotFoundError("Nothing has been decided on that suggestion.")
    return decision_out(decision)


async def _streamed(
    request: Request, ask: Callable[[Heard], Coroutine[Any, Any, Offer]], *, is_kept: bool = True
) -> Response:
    """Answer with a draft's sentences as they are proven, restored, and then with the whole."""

    async def drafting(tell: Tell) -> Event:
        offer = await ask(
            lambda sentence, vault: tell(
                Event("sentence", sentence_out(sentence, vault).model_dump_json())
            )
        )
        return Event("suggestion", suggestion_out(offer, is_kept=is_kept).model_dump_json())

    return await streamed(request, drafting)
