from collections.abc import Callable

import pytest

from redaction.recognizers.origin import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "I am Hungarian") == [("ORIGIN", "Hungarian")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("as a muslim I", "muslim"),
        ("i'm a catholic", "catholic"),
        ("nationality: french", "french"),
        ("two Germans live here", "Germans"),
        ("he is a Democrat", "Democrat"),
    ],
)
def test_it_finds_each(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("ORIGIN", value)]


@pytest.mark.parametrize(
    "text", ["the French version", "say it in german", "polish the lens", "English keyboard"]
)
def test_it_leaves_things_and_languages(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
