import asyncio
import time
from collections.abc import AsyncIterator, Sequence

import pytest

from redaction.text import RedactedText
from service.drafting.generating.calling.breaking import Breaker
from service.drafting.generating.calling.extra import ExtraCalls
from service.drafting.generating.calling.failing import CallFailedError
from service.drafting.generating.calling.steady import SteadyModel
from service.errors import ModelUnavailableError

PROMPT = RedactedText("Hello")
PASSING = CallFailedError("It failed.", is_passing=True)


class Playing:
    """A model that plays what it is given: pieces, an error, or seconds to wait."""

    def __init__(self, *plays: Sequence[str | float | Exception]) -> None:
        self.plays = plays
        self.calls = 0
        self.open = 0
        self.most_open = 0

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        play = self.plays[min(self.calls, len(self.plays) - 1)]
        self.calls += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            for part in play:
                if isinstance(part, Exception):
                    raise part
                if isinstance(part, float):
                    await asyncio.sleep(part)
                else:
                    yield part
        finally:
            self.open -= 1


def steady(model: Playing, *, patience_s: float = 5, at_once: int = 4) -> SteadyModel:
    return SteadyModel(
        model,
        extra_calls=ExtraCalls(),
        breaker=Breaker(failures=3),
        patience_s=patience_s,
        first_piece_s=0.2,
        at_once=at_once,
    )


async def said(model: SteadyModel) -> str:
    return "".join([piece async for piece in model.answer("", PROMPT)])


async def test_it_works() -> None:
    assert await said(steady(Playing(["Hold ", 0.01, "it."]))) == "Hold it."


async def test_what_passes_is_tried_once_more() -> None:
    model = Playing([PASSING], ["Hold it."])
    assert await said(steady(model)) == "Hold it."
    assert model.calls == 2


async def test_what_will_fail_again_is_not_tried_again() -> None:
    model = Playing([CallFailedError("The key is wrong.")], ["Hold it."])
    with pytest.raises(CallFailedError, match="key"):
        await said(steady(model))
    assert model.calls == 1


async def test_it_waits_as_long_as_it_was_asked_to() -> None:
    model = Playing([CallFailedError("Later.", is_passing=True, wait_s=0.3)], ["Hold it."])
    began = time.monotonic()
    assert await said(steady(model)) == "Hold it."
    assert time.monotonic() - began >= 0.3


async def test_it_does_not_wait_beyond_its_patience() -> None:
    model = Playing([CallFailedError("Later.", is_passing=True, wait_s=60)], ["Hold it."])
    began = time.monotonic()
    with pytest.raises(CallFailedError, match="Later"):
        await said(steady(model))
    assert time.monotonic() - began < 1


async def test_nobody_hears_an_answer_twice() -> None:
    model = Playing(["Hold ", PASSING], ["Hold it."])
    pieces = steady(model).answer("", PROMPT)
    assert await anext(pieces) == "Hold "
    with pytest.raises(CallFailedError):
        await anext(pieces)
    assert model.calls == 1


async def test_a_tenth_of_the_calls_is_tried_again_at_most() -> None:
    model = Playing(*([PASSING], ["Hold it."]) * 100)
    asked = steady(model)
    for _ in range(60):
        try:
            await said(asked)
        except CallFailedError:
            continue
    assert model.calls <= 66


async def test_an_endpoint_that_keeps_failing_is_left_alone() -> None:
    model = Playing([CallFailedError("It failed.")])
    asked = steady(model)
    for _ in range(10):
        with pytest.raises(ModelUnavailableError):
            await said(asked)
    assert model.calls == 3
    with pytest.raises(ModelUnavailableError, match="left alone"):
        await said(asked)


async def test_requests_that_are_refused_for_themselves_do_not_count_against_it() -> None:
    model = Playing([CallFailedError("Too long.", is_its_fault=False)])
    asked = steady(model)
    for _ in range(10):
        with pytest.raises(CallFailedError):
            await said(asked)
    assert model.calls == 10


async def test_an_endpoint_that_drips_until_the_deadline_again_and_again_is_left_alone() -> None:
    model = Playing(["Hold ", 5.0])
    asked = steady(model, patience_s=0.1)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await said(asked)
    with pytest.raises(ModelUnavailableError, match="left alone"):
        await said(asked)


async def test_one_that_does_not_begin_is_given_up_early() -> None:
    began = time.monotonic()
    with pytest.raises(CallFailedError, match="too long"):
        await said(steady(Playing([5.0, "Hold it."])))
    assert time.monotonic() - began < 2


async def test_so_many_wait_at_once_and_no_more() -> None:
    model = Playing(["Hold ", 0.01, "it."])
    asked = steady(model, at_once=4)
    assert await asyncio.gather(*(said(asked) for _ in range(40))) == ["Hold it."] * 40
    assert model.most_open == 4


async def test_whoever_is_called_off_makes_room() -> None:
    model = Playing(["Hold ", 0.2, "it."])
    asked = steady(model, at_once=1)
    waiting = [asyncio.create_task(said(asked)) for _ in range(3)]
    await asyncio.sleep(0.05)
    for task in waiting[:2]:
        task.cancel()
    assert await waiting[2] == "Hold it."
    assert model.open == 0
