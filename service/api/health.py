"""Whether the process lives, and whether it can do its work."""

import asyncio

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from service.api.doorkeeping import TheHouse

router = APIRouter(tags=["health"])


@router.get("/health/live")
async def live() -> dict[str, str]:
    """Answer while the process runs."""
    return {"status": "live"}


@router.get("/health/ready")
async def ready(house: TheHouse) -> dict[str, str | int]:
    """Answer once database and library can be read."""
    tickets = await asyncio.to_thread(house.storage.tickets.count)
    revision = await asyncio.to_thread(house.library.refresh)
    return {"status": "ready", "tickets": tickets, "library_revision": revision}


@router.get("/metrics", include_in_schema=False)
async def metrics() -> Response:
    """Answer with the process's counters, in Prometheus' text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
