"""Answer with server-sent events: what a piece of work tells of while it is done, and its end.

The form is that of https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event

from service.api.problems import described, route_of

MEDIA_TYPE = EventSourceResponse.media_type
AT_ONCE_S = 1.0
"""What fails this soon is answered with its own status, as without a stream."""
HEARTBEAT_S = 10.0
"""After this long a silence a comment is sent, or proxies would take the connection for dead."""
MOST_EVENTS = 500
"""Events told of one piece of work; what comes after them is only in the last one."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a stream: its name, and its data as text."""

    name: str
    data: str


Tell = Callable[[Event], None]
Work = Callable[[Tell], Coroutine[Any, Any, Event]]
"""Tells of events while it works, and ends in the last one."""


def wants_events(request: Request) -> bool:
    """Say whether who asks would rather have a stream."""
    return str(MEDIA_TYPE) in request.headers.get("accept", "").lower()


async def streamed(request: Request, work: Work) -> EventSourceResponse:
    """Answer with the events of a piece of work. Whoever hangs up ends it.

    An error that comes late becomes a last event called ``problem``.
    Raises what the work raises at once.
    """
    feed = _Feed(work)
    try:
        first = await feed.next(AT_ONCE_S)
    except BaseException:
        feed.cancel()
        raise
    # Nothing between here and the reader may wait for more before it passes this on.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return EventSourceResponse(_told(feed, first, route_of(request)), headers=headers)


async def _told(feed: "_Feed", first: Event | None, where: str) -> AsyncIterator[bytes]:
    event = first
    try:
        while not feed.is_over:
            yield _spelled(event) if event else KEEPALIVE_COMMENT
            try:
                event = await feed.next(HEARTBEAT_S)
            except Exception as error:  # noqa: BLE001 -- the status is sent; only words can follow
                event = Event("problem", described(error, where))
        if event:
            yield _spelled(event)
    finally:
        feed.cancel()


def _spelled(event: Event) -> bytes:
    return format_sse_event(event=event.name, data_str=event.data)


class _Feed:
    """The events of a piece of work in the order in which they come; its end is the last."""

    def __init__(self, work: Work) -> None:
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._told = 0
        self._task = self._loop.create_task(work(self._tell))
        self._task.add_done_callback(lambda _: self._events.put_nowait(None))
        self.is_over = False

    async def next(self, within_s: float) -> Event | None:
        """Give the next event; None if there is none within that time.

        Raises what the work raised, once its events are told.
        """
        try:
            async with asyncio.timeout(within_s):
                event = await self._events.get()
        except TimeoutError:
            return None
        if event is not None:
            return event
        self.is_over = True
        return await self._task

    def cancel(self) -> None:
        self._task.cancel()

    def _tell(self, event: Event) -> None:
        """Take an event; a writer may work in a thread of its own."""
        self._told += 1
        if self._told <= MOST_EVENTS:
            self._loop.call_soon_threadsafe(self._events.put_nowait, event)
