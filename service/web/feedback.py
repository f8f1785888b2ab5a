"""What agents reported about redaction, on a page for the manager."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from service.api.doorkeeping import TheHouse
from service.model.feedback import ReportCount, ReportedText
from service.model.kept import Cursor
from service.storage.port import ReportStorage
from service.web.door import PageRoute, TheAgent
from service.web.templating import page

router = APIRouter(route_class=PageRoute, include_in_schema=False)

PAGE = 50
"""Reports on one page."""


@router.get("/redaction", response_class=HTMLResponse)
async def reports_page(
    request: Request,
    agent: TheAgent,
    house: TheHouse,
    before: datetime | None = None,
    id: Annotated[str, Query(max_length=64)] = "",  # noqa: A002
) -> Response:
    """Show the counts by kind and the reports, latest first."""
    moment = before.replace(tzinfo=before.tzinfo or UTC) if before else None
    after = Cursor(moment, id) if moment else None
    counts, found = await asyncio.to_thread(_read, house.storage.reports, after)
    return page(
        request,
        "redaction.html",
        agent=agent,
        counts=counts,
        reports=found[:PAGE],
        has_older=len(found) > PAGE,
        is_first=after is None,
    )


def _read(
    reports: ReportStorage, after: Cursor | None
) -> tuple[list[ReportCount], list[ReportedText]]:
    return reports.counts(), reports.page(after=after, limit=PAGE + 1)
