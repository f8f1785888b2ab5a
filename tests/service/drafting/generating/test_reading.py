from collections.abc import AsyncIterator

from service.drafting.generating.reading import read, sayable


async def pieces(*texts: str) -> AsyncIterator[str]:
    for text in texts:
        yield text


async def test_it_works() -> None:
    assert await read(pieces("Hold ", "it."), 100) == "Hold it."


async def test_it_stops_at_the_bound() -> None:
    endless = pieces(*["x" * 10] * 1000)
    assert await read(endless, 25) == "x" * 25
    assert [piece async for piece in endless] == []


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert sayable("Hold \ud800 it.") == "Hold ? it."
