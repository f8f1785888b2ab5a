"""Redact a text, keeping nothing."""

import asyncio

from fastapi import APIRouter

from service.api.doorkeeping import Caller, TheHouse
from service.api.presenting import entity_out
from service.api.problems import answers
from service.api.redaction_schemas import RedactIn, RedactionOut
from service.helpdesk.knowing import context_from, profile_named
from service.helpdesk.redacting import redact_text

router = APIRouter(prefix="/v1", tags=["redaction"], responses=answers(401, 413, 422, 503))


@router.post("/redact")
async def redact(body: RedactIn, house: TheHouse, caller: Caller) -> RedactionOut:
    """Replace the personal data in a text by placeholders, by a profile."""
    del caller
    redactor = house.redactor
    if body.profile:
        redactor = redactor.with_profile(profile_named(body.profile, house.profiles))
    context = context_from(body.model_dump())
    redaction = await asyncio.to_thread(redact_text, redactor, body.text, context=context)
    entities = [entity_out(entity) for entity in redaction.entities]
    return RedactionOut(text=redaction.text, entities=entities)
