"""The web application: routers, middleware, error handlers, nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog
from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware

from service import __version__
from service.api import feedback, health, knowledge, redaction, suggestions, tickets
from service.api.limits import BodyLimit
from service.api.problems import add_problem_handlers
from service.api.watching import Watching
from service.errors import HelpdeskUnavailableError
from service.house import House
from service.settings import Settings
from service.web.pages import add_pages

_log = structlog.get_logger(__name__)

DESCRIPTION = """\
Support replies in which every sentence is proven by your help centre.

Send an API key as `Authorization: Bearer dp_…` (make one with `deskproof keys create NAME`).
Texts come back redacted, with placeholders such as `<PERSON_1>`, except a suggestion's `text`,
which is restored and ready to send. Errors are problem details (RFC 9457).
"""


def create_app(settings: Settings, open_house: Callable[[], House], session_key: str) -> FastAPI:
    """Build the application; the house is opened when the server starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        house = await asyncio.to_thread(open_house)
        app.state.house = house
        if waiting := await asyncio.to_thread(house.library.waiting):
            _log.warning("library_waits", why=str(waiting))
        try:
            await house.desk.deliver()
        except HelpdeskUnavailableError:
            _log.warning("replies_wait_for_the_helpdesk")
        yield
        house.library.close()

    app = FastAPI(
        title="Deskproof",
        version=__version__,
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    for door in (tickets, suggestions, knowledge, redaction, feedback, health):
        app.include_router(door.router)
    add_pages(app)
    add_problem_handlers(app)
    app.add_middleware(BodyLimit, max_bytes=settings.max_request_bytes)
    app.add_middleware(
        SessionMiddleware,
        secret_key=session_key,
        session_cookie="deskproof",
        max_age=int(settings.session_hours * 3600),
        same_site="lax",
        https_only=settings.secure_cookies,
    )
    app.add_middleware(Watching)
    return app
