"""The door every page goes through: who is there, and what is shown when something fails."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

import structlog
from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from service.api.doorkeeping import SAFE_METHODS, TheHouse
from service.api.problems import status_of
from service.errors import DeskError, NotAllowedError, NotFoundError
from service.model.access import Agent
from service.web.templating import page

SIGN_IN = "/sign-in"

_log = structlog.get_logger(__name__)


class PageRoute(APIRoute):
    """A route whose errors are pages, and that leads those who are not signed in to sign in."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the route's own handler."""
        shown = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                return await shown(request)
            except NotAllowedError:
                return RedirectResponse(_sign_in_first(request), status_code=303)
            except RequestValidationError:
                return not_found(request)
            except DeskError as error:
                return failed(request, error)
            except HTTPException:
                raise
            except Exception as error:  # noqa: BLE001 -- the last door before a person's screen
                # The error's own words stay out: they may quote what it failed on.
                _log.error("unexpected_error", kind=type(error).__name__, path=self.path)
                return failed(request, DeskError("Something went wrong."))

        return guarded


async def agent(request: Request, house: TheHouse) -> Agent:
    """Name the agent who is signed in.

    Raises NotAllowedError.
    """
    email = request.session.get("email")
    found = await asyncio.to_thread(house.access.agent, str(email)) if email else None
    if found is None:
        raise NotAllowedError("You are not signed in.")
    return found


TheAgent = Annotated[Agent, Depends(agent)]


def failed(request: Request, error: DeskError) -> Response:
    """Show an error: what happened, what is safe, what to do."""
    if isinstance(error, NotFoundError):
        return not_found(request, str(error))
    return page(
        request,
        "error.html",
        status=status_of(error),
        title=str(error),
        help=error.help,
        is_retryable=request.method in SAFE_METHODS,
    )


def not_found(request: Request, title: str = "There is nothing at this address.") -> Response:
    """Show that something is not there."""
    help_text = "Check the address; what it led to may have been removed."
    return page(request, "error.html", status=404, title=title, help=help_text)


def own_path(address: str) -> str:
    r"""Keep an address only if it is a path of this site; else lead to the front page.

    Browsers read ``//host`` and ``/\host`` as another site, so both are refused.
    """
    parts = urlsplit(address)
    is_own = address.startswith("/") and not address.startswith(("//", "/\\"))
    is_clean = not parts.scheme and not parts.netloc and address.isprintable()
    return address if is_own and is_clean else "/"


def _sign_in_first(request: Request) -> str:
    if request.method not in SAFE_METHODS:
        return SIGN_IN
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{SIGN_IN}?{urlencode({'next': request.url.path + query})}"
