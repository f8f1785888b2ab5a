"""Let so many through at once, on whatever event loop they run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """A semaphore that follows its callers from one event loop to the next."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._loop: asyncio.AbstractEventLoop | None = None
        self._semaphore = asyncio.Semaphore(at_once)

    @asynccontextmanager
    async def passed(self) -> AsyncIterator[None]:
        """Wait for room, and make room again."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            # A command asks in a loop of its own each time; a semaphore belongs to its first.
            self._loop, self._semaphore = loop, asyncio.Semaphore(self._at_once)
        async with self._semaphore:
            yield
