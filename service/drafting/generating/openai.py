"""Any OpenAI-compatible endpoint as a language model; imported by desks alone that have one."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

import httpx2
import openai

from redaction.text import RedactedText
from service.drafting.generating.calling.failing import (
    BROKEN_OFF,
    EMPTY,
    FAILED,
    LATE,
    UNREACHABLE,
    UNREADABLE,
    CallFailedError,
    refused,
)
from service.drafting.generating.calling.receiving import (
    MAX_ANSWER_BYTES,
    Received,
    bounded,
    is_json,
    is_last,
    piece_in,
    usage_in,
    whole,
)
from service.drafting.generating.calling.thinking import spoken
from service.drafting.generating.spending.memory import MemoryMeter
from service.drafting.generating.spending.meter import Call, Meter, Tariff, metered

MAX_ANSWER_TOKENS = 700
"""Three times what a reply of 150 words takes."""
_CONNECT_S = 5.0


class OpenAIModel:
    """Answers prompts through the chat completions of one model at one endpoint.

    One answer is one call: it tries again only to learn which options the endpoint takes.
    """

    def __init__(
        self,
        *,
        url: str,
        key: str,
        name: str,
        timeout_s: float,
        answer_tokens: int = MAX_ANSWER_TOKENS,
        meter: Meter | None = None,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        self._url = url
        self._key = key
        self._name = name
        self._timeout_s = timeout_s
        self._meter = meter or MemoryMeter(Tariff())
        self._max_bytes = max_bytes
        self._answer_tokens = answer_tokens
        self._ways = _ways(answer_tokens)
        self._opened: _Opened | None = None

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        """Answer a prompt under instructions, in pieces as they come.

        Raises CallFailedError, which never holds what the endpoint said: that may quote the
        prompt; BudgetSpentError, before anything is sent, if the day's budget is spent.
        """
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": prompt},
        ]
        characters = len(instructions) + len(prompt)
        async with metered(self._meter, characters, self._answer_tokens) as call:
            is_empty = True
            pieces = self._pieces(messages, call)
            async with aclosing(pieces), aclosing(spoken(pieces)) as said:
                async for piece in said:
                    is_empty = False
                    yield piece
            if is_empty:
                raise CallFailedError(EMPTY)

    async def _pieces(self, messages: Any, call: Call) -> AsyncGenerator[str]:
        try:
            stream = await self._asked(messages)
        except openai.OpenAIError as error:
            call.is_free = not isinstance(error, openai.APITimeoutError)
            raise _meaning(error) from None
        try:
            async with stream:
                pieces = _read(stream, call)
                async with aclosing(pieces):
                    async for piece in pieces:
                        call.answered += len(piece)
                        yield piece
        except openai.APITimeoutError:
            raise CallFailedError(LATE, is_passing=True) from None
        except (openai.APIConnectionError, httpx2.HTTPError):
            raise CallFailedError(BROKEN_OFF, is_passing=True) from None
        except openai.OpenAIError:
            # An error in the middle of a stream.
            raise CallFailedError(FAILED, is_passing=True) from None
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            # What came is not what the protocol promises: no JSON, wrong types, no UTF-8.
            raise CallFailedError(UNREADABLE) from None

    async def _asked(self, messages: Any) -> openai.AsyncStream[Any]:
        """Ask in the first way that the endpoint takes, and in that way from then on."""
        client = self._client()
        for number, way in enumerate(self._ways, start=1):
            try:
                stream: openai.AsyncStream[Any] = await client.chat.completions.create(
                    model=self._name, messages=messages, stream=True, **way
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError):
                if number == len(self._ways):
                    raise
            else:
                self._ways = (way,)
                return stream
        raise CallFailedError(UNREADABLE)

    def _client(self) -> openai.AsyncOpenAI:
        """Open a client for the running loop: connections live and die with theirs."""
        loop = asyncio.get_running_loop()
        if self._opened is None or self._opened.loop is not loop:
            self._opened = _Opened(loop, self._open())
        return self._opened.client

    def _open(self) -> openai.AsyncOpenAI:
        timeout = httpx2.Timeout(self._timeout_s, connect=min(_CONNECT_S, self._timeout_s))
        return openai.AsyncOpenAI(
            base_url=self._url,
            api_key=self._key or "none",
            # Tries are counted and spaced by those who call, within their deadline.
            max_retries=0,
            default_headers={"accept-encoding": "identity"},
            http_client=httpx2.AsyncClient(
                timeout=timeout,
                event_hooks={"response": [bounded(self._max_bytes)]},
                # A redirect would carry the prompt to a place that nobody chose.
                follow_redirects=False,
            ),
        )


@dataclass(frozen=True, slots=True)
class _Opened:
    loop: asyncio.AbstractEventLoop
    client: openai.AsyncOpenAI


def _ways(answer_tokens: int) -> Sequence[Mapping[str, Any]]:
    """List ways to ask, best first: endpoints that call themselves compatible refuse options."""
    usage = {"stream_options": {"include_usage": True}}
    return (
        {"temperature": 0, "max_tokens": answer_tokens, **usage},
        # Models that think before they answer want the other name, and take no temperature.
        {"max_completion_tokens": answer_tokens, **usage},
        {"temperature": 0, "max_tokens": answer_tokens},
        {"max_tokens": answer_tokens},
    )


async def _read(stream: openai.AsyncStream[Any], call: Call) -> AsyncGenerator[str]:
    """Give the pieces of an answer, and note the usage that comes with it."""
    if is_json(stream.response.headers):
        text, call.reported = whole(await stream.response.aread())
        yield text
        return
    is_complete, is_begun = False, False
    async for chunk in stream:
        is_begun = True
        if piece := piece_in(chunk):
            yield piece
        call.reported = usage_in(getattr(chunk, "usage", None)) or call.reported
        is_complete = is_last(chunk) or is_complete
    received = stream.response.stream
    if not is_complete and not (isinstance(received, Received) and received.is_done):
        raise CallFailedError(BROKEN_OFF if is_begun else UNREADABLE, is_passing=True)


def _meaning(error: openai.OpenAIError) -> CallFailedError:
    if isinstance(error.__cause__, CallFailedError):
        return error.__cause__
    if isinstance(error, openai.APIStatusError):
        return refused(error.status_code, error.response.headers)
    if isinstance(error, openai.APITimeoutError):
        return CallFailedError(LATE, is_passing=True)
    if isinstance(error, openai.APIConnectionError):
        return CallFailedError(UNREACHABLE, is_passing=True)
    return CallFailedError(FAILED)
