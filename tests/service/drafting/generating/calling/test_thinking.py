from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.generating.calling.thinking import spoken


async def cut(text: str, size: int) -> AsyncIterator[str]:
    for start in range(0, len(text), size):
        yield text[start : start + size]


async def heard(text: str, size: int = 10**6) -> str:
    return "".join([piece async for piece in spoken(cut(text, size))])


async def test_it_works() -> None:
    assert await heard("<think>Which one? a < b.</think>Hold it.") == "Hold it."


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hold it.", "Hold it."),
        ("<b>Hold</b> it.", "<b>Hold</b> it."),
        ("<Think>Hm.</think>Hold it.", "Hold it."),
        ("\n<reasoning>Hm.</reasoning> Hold it.", " Hold it."),
        ("<thinking>Hm.</think>Hm.</thinking>Hold it.", "Hold it."),
        ("<think>Hm, for ever", ""),
        ("Say <think>this</think>.", "Say <think>this</think>."),
        ("<thin", "<thin"),
        ("", ""),
    ],
)
async def test_however_it_is_cut_thoughts_are_left_out(text: str, left: str, size: int) -> None:
    assert await heard(text, size) == left


@given(st.text("<think>/ a", max_size=60), st.integers(1, 9))
async def test_what_has_no_thoughts_is_given_whole(text: str, size: int) -> None:
    if not text.lstrip().lower().startswith(("<think>", "<thinking>")):
        assert await heard(text, size) == text
