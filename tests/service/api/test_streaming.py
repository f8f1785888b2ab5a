"""Events as they come, and what becomes of the work behind them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.requests import Request

from service.api import streaming
from service.api.streaming import Event, Tell, Work, streamed, wants_events
from service.errors import ModelUnavailableError, NotFoundError

SECRET = "ada.lovelace@example.com"


def request(accept: str = "text/event-stream") -> Request:
    return Request({"type": "http", "headers": [(b"accept", accept.encode())]})


async def pieces(work: Work) -> AsyncIterator[str]:
    answer = await streamed(request(), work)
    async for piece in answer.body_iterator:
        yield bytes(piece).decode()


async def test_it_works() -> None:
    async def work(tell: Tell) -> Event:
        tell(Event("sentence", "one\ntwo"))
        await asyncio.sleep(0)
        return Event("suggestion", "{}")

    told = [piece async for piece in pieces(work)]
    assert told == [
        "event: sentence\ndata: one\ndata: two\n\n",
        "event: suggestion\ndata: {}\n\n",
    ]


def test_only_who_asks_for_a_stream_gets_one() -> None:
    assert wants_events(request("Text/Event-Stream, application/json;q=0.5"))
    assert not wants_events(request("application/json"))
    assert not wants_events(request("*/*"))


async def test_what_fails_at_once_keeps_its_status() -> None:
    async def work(tell: Tell) -> Event:
        raise NotFoundError("There is no such ticket.")

    with pytest.raises(NotFoundError):
        await streamed(request(), work)


async def test_what_fails_later_is_told_as_a_problem() -> None:
    async def work(tell: Tell) -> Event:
        tell(Event("sentence", "one"))
        raise ModelUnavailableError("It was late.")

    told = [piece async for piece in pieces(work)]
    assert told[1].startswith("event: problem\n")
    assert '"status":503' in told[1]
    assert "It was late." in told[1]


async def test_an_error_nobody_foresaw_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    async def work(tell: Tell) -> Event:
        tell(Event("sentence", "one"))
        raise RuntimeError(SECRET)

    told = "".join([piece async for piece in pieces(work)])
    assert '"status":500' in told
    assert SECRET not in told + "".join(capsys.readouterr())


async def test_a_silence_is_filled_with_heartbeats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "AT_ONCE_S", 0.01)
    monkeypatch.setattr(streaming, "HEARTBEAT_S", 0.01)

    async def work(tell: Tell) -> Event:
        await asyncio.sleep(0.5)
        return Event("suggestion", "{}")

    told = [piece async for piece in pieces(work)]
    assert told[0] == ": ping\n\n"
    assert len(told) > 2
    assert told[-1].startswith("event: suggestion")


async def test_who_hangs_up_ends_the_work() -> None:
    ended = asyncio.Event()

    async def work(tell: Tell) -> Event:
        tell(Event("sentence", "one"))
        try:
            await asyncio.sleep(60)
        finally:
            ended.set()
        return Event("suggestion", "{}")

    answer: Any = (await streamed(request(), work)).body_iterator
    await anext(answer)
    await answer.aclose()
    await asyncio.wait_for(ended.wait(), 30)


async def test_a_writer_may_tell_from_a_thread_and_no_more_than_is_read() -> None:
    def write(tell: Tell) -> None:
        for number in range(10_000):
            tell(Event("sentence", str(number)))

    async def work(tell: Tell) -> Event:
        await asyncio.to_thread(write, tell)
        return Event("suggestion", "{}")

    told = [piece async for piece in pieces(work)]
    assert len(told) == streaming.MOST_EVENTS + 1
    assert told[-1].startswith("event: suggestion")
