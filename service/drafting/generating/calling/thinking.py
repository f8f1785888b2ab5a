"""Leave out what a model thinks aloud before it answers."""

import re
from collections.abc import AsyncGenerator, AsyncIterator

_OPENINGS = ("<think>", "<thinking>", "<reasoning>")
_OPENING = re.compile(r"\s*<(think|thinking|reasoning)>", re.IGNORECASE)
_LONGEST_MARK = len("</reasoning>")


async def spoken(pieces: AsyncIterator[str]) -> AsyncGenerator[str]:
    """Give an answer without the thoughts that it begins with, between ``<think>`` marks.

    Models that run locally send them as a part of their answer. Thoughts that never end leave
    nothing to give.
    """
    begun = ""
    async for piece in pieces:
        begun += piece
        if not any(opening.startswith(begun.lstrip().lower()) for opening in _OPENINGS):
            break
    opening = _OPENING.match(begun)
    if opening is not None:
        begun = await _after(f"</{opening[1]}>", begun, pieces)
    if begun:
        yield begun
    async for piece in pieces:
        yield piece


async def _after(mark: str, begun: str, pieces: AsyncIterator[str]) -> str:
    """Read on to a mark, and give what follows it in the piece that has it."""
    closing = re.compile(re.escape(mark), re.IGNORECASE)
    held = begun
    while (found := closing.search(held)) is None:
        held = held[-_LONGEST_MARK:]
        try:
            held += await anext(pieces)
        except StopAsyncIteration:
            return ""
    return held[found.end() :]
