"""The pages of the desk, joined to the application."""

from fastapi import FastAPI, Request
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from service.web import drafting, feedback, inbox, reading, reference, signing
from service.web.assets import FOLDER
from service.web.door import not_found
from service.web.headers import PageHeaders


def add_pages(app: FastAPI) -> None:
    """Add the pages, what they load, their headers, and a page for what is not there."""
    for room in (signing, inbox, drafting, feedback, reading, reference):
        app.include_router(room.router)
    # Any fingerprint is served, so that a page from before an update still finds its files.
    app.mount("/static/{fingerprint}", StaticFiles(directory=FOLDER), name="static")
    app.add_middleware(PageHeaders)
    json_not_found = app.router.default

    async def nothing_there(scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a person with a page, and a program with a problem."""
        if scope["type"] != "http" or not _wants_page(request := Request(scope)):
            await json_not_found(scope, receive, send)
            return
        await not_found(request)(scope, receive, send)

    app.router.default = nothing_there


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")
