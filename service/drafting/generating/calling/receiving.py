"""Read what an endpoint sends, a stream or one piece, and no more of it than an answer has."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial
from typing import Any

import httpx2

from service.drafting.generating.calling.failing import TOO_LONG, UNREADABLE, CallFailedError
from service.drafting.generating.spending.meter import Tokens

MAX_ANSWER_BYTES = 4_000_000
"""A reply is 1 kB; a stream wraps each word in 300 bytes, and some models think aloud before."""

_MOST_TOKENS = 10_000_000
_DONE = b"[DONE]"


class Received(httpx2.AsyncByteStream):
    """The bytes of an answer as they come, up to a bound; ``is_done`` once the stream said so."""

    def __init__(self, stream: httpx2.AsyncByteStream, max_bytes: int) -> None:
        self._stream = stream
        self._left = max_bytes
        self._tail = b""
        self.is_done = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Give the bytes. Raises CallFailedError at the bound."""
        async for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                raise CallFailedError(TOO_LONG)
            # The client keeps the closing mark of a stream to itself.
            self.is_done = self.is_done or _DONE in self._tail + chunk
            self._tail = chunk[-len(_DONE) :]
            yield chunk

    async def aclose(self) -> None:
        """Close the connection unless all was read."""
        await self._stream.aclose()


def bounded(max_bytes: int) -> Callable[[httpx2.Response], Awaitable[None]]:
    """Make a hook that lets a response be read up to a bound."""

    async def bound(response: httpx2.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            # It was asked for none: a small body may unpack to any size.
            raise CallFailedError(UNREADABLE)
        assert isinstance(response.stream, httpx2.AsyncByteStream)  # noqa: S101 - as all async are
        response.stream = Received(response.stream, max_bytes)

    return bound


def is_json(headers: Mapping[str, str]) -> bool:
    """Tell whether an endpoint that was asked for a stream answers in one piece."""
    return "json" in headers.get("content-type", "").lower()


def whole(body: bytes) -> tuple[str, Tokens | None]:
    """Read the text and the usage out of a completion in one piece.

    Raises CallFailedError if it is none, or is not complete.
    """
    try:
        completion = json.loads(body)
        choice = completion["choices"][0]
        text = choice["message"]["content"]
        check_ending(choice.get("finish_reason"))
    # Deeply nested brackets exhaust the stack before they turn out to be no completion.
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise CallFailedError(UNREADABLE) from None
    if text is not None and not isinstance(text, str):
        raise CallFailedError(UNREADABLE)
    return text or "", usage_in(completion.get("usage"))


def piece_in(chunk: Any) -> str:
    """Read the text out of a chunk of a stream; chunks without one are common."""
    try:
        text = chunk.choices[0].delta.content
    except (AttributeError, LookupError, TypeError):
        return ""
    return text if isinstance(text, str) else ""


def is_last(chunk: Any) -> bool:
    """Tell whether a chunk says that the answer has ended. Raises CallFailedError if too early."""
    try:
        ending = chunk.choices[0].finish_reason
    except (AttributeError, LookupError, TypeError):
        return False
    check_ending(ending)
    return bool(ending)


def check_ending(ending: object) -> None:
    """Raise CallFailedError if an answer ended before its writer was through."""
    if ending == "length":
        raise CallFailedError("The language model wrote beyond its limit.", is_its_fault=False)
    if ending == "content_filter":
        raise CallFailedError("The language model held its answer back.", is_its_fault=False)


def usage_in(usage: Any) -> Tokens | None:
    """Read the tokens out of what an endpoint reports, if it does."""
    read = usage.get if isinstance(usage, dict) else partial(getattr, usage)
    counts = [read(name, None) for name in ("prompt_tokens", "completion_tokens")]
    tokens = [n for n in counts if isinstance(n, int) and 0 <= n <= _MOST_TOKENS]
    return Tokens(*tokens) if len(tokens) == len(counts) else None
