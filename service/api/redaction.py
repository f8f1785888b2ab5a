"""Redact a text, keeping nothing."""

import asyncio

from fastapi import APIRouter

from redaction.context import Context
from service.api.doorkeeping import Caller, TheHouse
from service.api.presenting import entity_out
from service.api.problems import answers
from service.api.schemas import RedactIn, RedactionOut
from service.helpdesk.redacting import known_of, redact_text
from service.model.ticket import Requester

router = APIRouter(prefix="/v1", tags=["redaction"], responses=answers(401, 413, 422, 503))


@router.post("/redact")
async def redact(body: RedactIn, house: TheHouse, caller: Caller) -> RedactionOut:
    """Replace the personal data in a text by placeholders."""
    del caller
    context = Context(known_of(Requester(**body.known.model_dump())))
    redaction = await asyncio.to_thread(redact_text, house.redactor, body.text, context=context)
    entities = [entity_out(entity) for entity in redaction.entities]
    return RedactionOut(text=redaction.text, entities=entities)
