from collections.abc import Callable

import pytest

from redaction.recognizers.email import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "mail ada@example.com.") == [("EMAIL", "ada@example.com")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("EMAIL", "a.b+c_d@mail.example.co.uk"),
        ("EMAIL", "ada(at)example.com"),
        ("EMAIL", "ada [at] example [dot] com"),
        ("EMAIL", "ada @ example.com"),
        ("EMAIL", "ada dot lovelace at example dot com"),
        ("EMAIL", "joe at example dot co dot uk"),
        ("EMAIL", "ada 45 gmailcom"),
        ("EMAIL", "adagmailcom"),
        ("EMAIL", "jürgen@müller.de"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "look at example.com",
        "bought it at amazon dot com",
        "@ada on the forum",
        "a @ b",
        "5 @ 3.50",
        "meet at noon",
        "I use Gmail",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_the_address_within_quotes_and_brackets(find: Find) -> None:
    assert find(RECOGNIZERS, "<'ada@example.com'>") == [("EMAIL", "ada@example.com")]
