"""Reports on redaction: say what was missed or hidden without a reason, and read what was said."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Response

from service.api.doorkeeping import Caller, TheHouse
from service.api.paging import cursor_of, spell_cursor
from service.api.presenting import report_out
from service.api.problems import answers
from service.api.redaction_schemas import ReportIn, ReportOut, ReportPage
from service.helpdesk.hiding import Place
from service.model.kept import Cursor

router = APIRouter(
    prefix="/v1", tags=["redaction"], responses=answers(401, 404, 409, 410, 413, 422, 503)
)


@router.post(
    "/tickets/{ticket_id}/redaction-reports",
    status_code=201,
    responses={200: {"description": "It had been reported already."}},
)
async def report_redaction(
    ticket_id: str, body: ReportIn, house: TheHouse, caller: Caller, response: Response
) -> ReportOut:
    """Report personal data that was missed, or something hidden that is no personal data.

    What was missed is hidden at once, wherever it occurs in the ticket; a waiting suggestion goes
    stale and the next one is drafted without it. The report keeps no value, only its shape.
    """
    if body.what == "miss":
        place = Place(body.message_id, body.start or 0, body.end or 0)
        taken = await house.feedback.miss(
            ticket_id, place, body.kind or "", by=caller, words=body.words
        )
    else:
        taken = await house.feedback.false_hit(
            ticket_id, body.message_id, body.placeholder or "", by=caller
        )
    if not taken.is_new:
        response.status_code = 200
    return report_out(taken.reported)


@router.get("/redaction-reports")
async def list_reports(
    house: TheHouse,
    caller: Caller,
    cursor: Annotated[str, Query(description="The `next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Reports on a page.")] = 50,
) -> ReportPage:
    """List the reports on redaction, latest first, page by page, each with its redacted text."""
    del caller
    after = cursor_of(cursor) if cursor else None
    found = await asyncio.to_thread(house.storage.reports.page, after=after, limit=limit)
    last = found[-1].report if len(found) == limit else None
    return ReportPage(
        reports=[report_out(one) for one in found],
        next=spell_cursor(Cursor(last.at, last.id)) if last else None,
    )
