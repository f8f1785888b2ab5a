"""Who is asking, and may they: an API key, or a signed-in session."""

import asyncio
import hmac
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from service.errors import NotAllowedError
from service.house import House

CSRF_HEADER = "X-Deskproof-CSRF"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_bearer = HTTPBearer(auto_error=False, description="An API key, made with `deskproof keys create`.")


def house(request: Request) -> House:
    """Find the house this application opens onto."""
    found: House = request.app.state.house
    return found


TheHouse = Annotated[House, Depends(house)]


async def caller(
    request: Request,
    house: TheHouse,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> str:
    """Name who is asking: an agent's e-mail address, or ``key:`` and the key's name.

    Raises NotAllowedError.
    """
    if credentials is not None:
        key = await asyncio.to_thread(house.access.key, credentials.credentials)
        return f"key:{key.name}"
    email = request.session.get("email")
    if email is None or await asyncio.to_thread(house.access.agent, email) is None:
        raise NotAllowedError("You are not signed in.")
    if request.method not in SAFE_METHODS:
        _check_csrf(request)
    return str(email)


Caller = Annotated[str, Depends(caller)]


def _check_csrf(request: Request) -> None:
    """Refuse a change that another site made the browser send: it cannot read the token.

    Source: OWASP, Cross-Site Request Forgery Prevention, "Custom request headers".
    """
    token = str(request.session.get("csrf", ""))
    sent = request.headers.get(CSRF_HEADER, "")
    if not token or not hmac.compare_digest(token.encode(), sent.encode()):
        raise NotAllowedError("The page has expired. Load it again.")
