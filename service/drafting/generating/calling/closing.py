"""Stop a model's answer where nobody reads on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def closing(pieces: AsyncIterator[str]) -> AsyncIterator[AsyncIterator[str]]:
    """Read pieces, and let go of what they come from however reading ends.

    Left to the garbage collector, a connection would stay open and the model go on writing.
    """
    try:
        yield pieces
    finally:
        close = getattr(pieces, "aclose", None)
        if close is not None:
            await close()
