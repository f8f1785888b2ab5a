"""Read a model's answer as text that can be kept and sent."""

from collections.abc import AsyncIterator

from service.drafting.generating.calling.closing import closing


async def read(pieces: AsyncIterator[str], most_characters: int) -> str:
    """Join the pieces of an answer, and stop at so many characters."""
    heard: list[str] = []
    left = most_characters
    async with closing(pieces):
        async for piece in pieces:
            heard.append(piece[:left])
            left -= len(piece)
            if left <= 0:
                break
    return sayable("".join(heard))


def sayable(text: str) -> str:
    """Replace halves of surrogate pairs, which no database takes and no customer can read."""
    return text.encode("utf-8", "replace").decode()
