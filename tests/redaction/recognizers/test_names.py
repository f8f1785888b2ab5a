from collections.abc import Callable

import pytest

from redaction.recognizers.names import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "ask Kevin O'Brien.") == [("PERSON", "Kevin O'Brien")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("PERSON", "Anna Kovács"),
        ("PERSON", "Priya"),
        ("PERSON", "Jean-Pierre Dupont"),
        ("PERSON", "maria"),
        ("PERSON", "Thomas K."),
        ("PERSON", "Sarah van der Berg"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Will it work",
        "a may bug",
        "Nano 33",
        "kevin@example",
        "user_anna",
        "anna.py",
        "/home/anna",
        "AMI",
        "the rose pattern",
        "Chase the page",
        "Alexa",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
