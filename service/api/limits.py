"""Refuse request bodies that are too large, before they are read into memory."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.problems import problem
from service.errors import TooLargeError


class BodyLimit:
    """Middleware that reads at most ``max_bytes`` of a body, whatever its header says."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._max_bytes:
            await self._refuse(scope, receive, send)
            return
        await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what really arrives; too much of it is refused, and the application cut off."""
        read, is_refused = 0, False

        async def counting() -> Message:
            nonlocal read, is_refused
            message = await receive()
            read += len(message.get("body", b""))
            if read <= self._max_bytes:
                return message
            if not is_refused:
                is_refused = True
                await self._refuse(scope, receive, send)
            return {"type": "http.disconnect"}

        async def sending(message: Message) -> None:
            if not is_refused:
                await send(message)

        await self._app(scope, counting, sending)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"A request may have at most {self._max_bytes} bytes."
        answer = problem(413, "Too large", detail, help_text=TooLargeError.help)
        await answer(scope, receive, send)
