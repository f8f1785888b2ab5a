from collections.abc import AsyncIterator

import pytest

from redaction.text import RedactedText
from service.drafting.generating.calling.failing import CallFailedError
from service.drafting.generating.calling.remembering import RememberingModel

PROMPT = RedactedText("Hello")


class Counting:
    def __init__(self, *pieces: str | Exception) -> None:
        self.pieces = pieces
        self.calls = 0

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        self.calls += 1
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece


async def said(model: RememberingModel, instructions: str = "", prompt: str = PROMPT) -> str:
    return "".join([piece async for piece in model.answer(instructions, RedactedText(prompt))])


async def test_it_works() -> None:
    model = Counting("Hold ", "it.")
    remembering = RememberingModel(model)
    assert [await said(remembering) for _ in range(3)] == ["Hold it."] * 3
    assert model.calls == 1


async def test_another_prompt_or_other_instructions_are_another_question() -> None:
    model = Counting("Hold it.")
    remembering = RememberingModel(model)
    for instructions, prompt in (("a", "b"), ("a", "c"), ("b", "b"), ("ab", ""), ("", "ab")):
        await said(remembering, instructions, prompt)
    assert model.calls == 5


async def test_a_broken_answer_is_not_remembered() -> None:
    model = Counting("Hold ", CallFailedError("It broke off."))
    remembering = RememberingModel(model)
    for _ in range(2):
        with pytest.raises(CallFailedError):
            await said(remembering)
    assert model.calls == 2


async def test_memory_is_bounded_and_what_is_too_large_is_not_kept() -> None:
    model = Counting("x" * 60)
    remembering = RememberingModel(model, most_characters=100)
    for prompt in "aabb":
        await said(remembering, prompt=prompt)
    assert model.calls == 2
    await said(remembering, prompt="a")
    assert model.calls == 3
    large = Counting("x" * 200)
    remembering = RememberingModel(large, most_characters=100)
    assert [len(await said(remembering)) for _ in range(2)] == [200, 200]
    assert large.calls == 2


async def test_half_a_surrogate_pair_in_a_prompt_is_no_obstacle() -> None:
    assert await said(RememberingModel(Counting("Hold it.")), prompt="\ud800") == "Hold it."
