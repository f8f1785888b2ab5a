"""The headers that keep a page's content from reaching anything but this server."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'self'; "
    "base-uri 'none'"
)

ON_PAGES: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Pages hold customers' words; the back key of a shared computer must not bring them back.
    "Cache-Control": "no-store",
}


class PageHeaders:
    """Middleware that adds the headers to every page; one that a page sets itself stays."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await self._app(scope, receive, sending)


def _add(headers: MutableHeaders, path: str) -> None:
    headers.setdefault("X-Content-Type-Options", "nosniff")
    if path.startswith("/static/"):
        # The address has the files' fingerprint in it (see assets.py).
        headers.setdefault("Cache-Control", "public, max-age=31536000, immutable")
    if headers.get("content-type", "").startswith("text/html"):
        for name, value in ON_PAGES.items():
            headers.setdefault(name, value)
