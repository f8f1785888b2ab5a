from collections.abc import Callable

import pytest

from redaction.recognizers.links import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "see https://shop.example/reset?token=abc123.") == [
        ("SECRET_URL", "https://shop.example/reset?token=abc123")
    ]


@pytest.mark.parametrize(
    "value",
    [
        "https://ada:secret@example.com/x",
        "https://example.com/login?email=ada@example.com",
        "https://example.com/reset/abcDEF123456xyz",
        "https://hooks.slack.com/services/T0/B0/x",
        "https://example.com/s/Q2hlY2sgdGhpcyBvdXQ0NDU1",
        "postgres://ada:pw@db.example/desk",
        "www.example.com/a?session_id=44556677",
    ],
)
def test_it_finds_each_link_that_carries_a_secret(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [("SECRET_URL", value)]


@pytest.mark.parametrize(
    "value",
    [
        "https://example.com/help/articles/12345-reset",
        "https://example.com/?lang=en&page=2",
        "https://github.com/a/b/blob/4d719a8fe33bed72ec57812e174dab1874315340/c.yml",
        "www.example.com",
        "example.org/about",
        "shop.example.co.uk",
    ],
)
def test_any_other_link_is_no_secret(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [("URL", value)]


@pytest.mark.parametrize("text", ["readme.md", "ada@example.com", "e.g. this", "main.py", "1.2.3"])
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
