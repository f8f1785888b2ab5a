"""Sign in and out."""

import asyncio
import hmac
import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from service.api.doorkeeping import TheHouse
from service.errors import NotAllowedError
from service.web.door import SIGN_IN, PageRoute, own_path
from service.web.templating import page

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_TRUSTED_SITES = frozenset({"same-origin", "none"})


@router.get(SIGN_IN, response_class=HTMLResponse)
async def sign_in_page(request: Request, next: str = "/") -> Response:  # noqa: A002
    """Show the form."""
    return _form(request, next)


@router.post(SIGN_IN, response_class=HTMLResponse)
async def sign_in(
    request: Request,
    house: TheHouse,
    email: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Let an agent in, and on to the page they wanted."""
    if not _is_from_here(request):
        return _form(request, next, status=403, problem="The page has expired. Sign in again.")
    try:
        # Checking a password is made to be slow; other requests go on meanwhile.
        agent = await asyncio.to_thread(house.access.sign_in, email, password)
    except NotAllowedError as error:
        return _form(request, next, status=401, problem=str(error), email=email)
    request.session.clear()
    request.session["email"] = agent.email
    request.session["csrf"] = secrets.token_urlsafe(32)
    return RedirectResponse(own_path(next), status_code=303)


@router.post("/sign-out")
async def sign_out(request: Request, csrf: Annotated[str, Form()] = "") -> Response:
    """Let an agent out."""
    token = str(request.session.get("csrf", ""))
    if token and hmac.compare_digest(token.encode(), csrf.encode()):
        request.session.clear()
    return RedirectResponse(SIGN_IN, status_code=303)


def _form(
    request: Request, wanted: str, *, status: int = 200, problem: str = "", email: str = ""
) -> Response:
    form = page(
        request,
        "sign_in.html",
        status=status,
        next=own_path(wanted),
        problem=problem,
        email=email,
    )
    # Under no-referrer a browser would hide the form's origin, which is checked when it is sent.
    form.headers["Referrer-Policy"] = "same-origin"
    return form


def _is_from_here(request: Request) -> bool:
    """Whether the form was sent by our own page, so that no other site can sign somebody in.

    A browser always names where a form came from, in one header or the other. Without both it is
    a program, which nobody tricks. Source: OWASP, Cross-Site Request Forgery Prevention.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _TRUSTED_SITES
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
