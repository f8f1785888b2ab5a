"""Count and log requests by route, without anything a customer wrote."""

import time

import structlog
from prometheus_client import Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUESTS = Histogram(
    "deskproof_request_seconds", "Time to answer a request.", ["method", "route", "status"]
)

_log = structlog.get_logger(__name__)


class Watching:
    """Middleware that notes method, route template, status and time of each request.

    The route template ("/v1/tickets/{ticket_id}") is noted, never the address itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            seconds = time.perf_counter() - started
            route = str(getattr(scope.get("route"), "path", "-"))
            REQUESTS.labels(scope["method"], route, status).observe(seconds)
            _log.info(
                "request",
                method=scope["method"],
                route=route,
                status=status,
                ms=round(seconds * 1000, 1),
            )
