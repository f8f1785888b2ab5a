from collections.abc import Callable

import pytest

from redaction.recognizers.secrets import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "aws AKIAIOSFODNN7EXAMPLE") == [("SECRET", "AKIAIOSFODNN7EXAMPLE")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("SECRET", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
        ("SECRET", "xoxb-123456789012-abcdefghij"),
        ("SECRET", "sk_live_abcdefghijklmnop"),
        ("SECRET", "AIzaSyA1234567890abcdefghijklmnopqrstuv"),
        ("SECRET", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN"),
        ("SECRET", "sk-proj-abcdefghijklmnopqrst1234"),
        ("SECRET", "lin_api_AqIXeNJSHuifQNHSeAzkbBfLYYWXqYeAqrVbWCvf"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/help/articles/12345-reset",
        "https://example.com/?lang=en&page=2",
        "the token is invalid",
        "secret sauce",
        "my api key does not work",
        "https://github.com/a/b/blob/4d719a8fe33bed72ec57812e174dab1874315340/c.yml",
        "task-force",
        "skeleton",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_labelled_key(find: Find) -> None:
    assert find(RECOGNIZERS, "api_key = 9f8e7d6c5b4a3f2e") == [("SECRET", "9f8e7d6c5b4a3f2e")]


def test_it_finds_a_bearer_token(find: Find) -> None:
    assert find(RECOGNIZERS, "Authorization: Bearer abcdef1234567890abcdef") == [
        ("SECRET", "abcdef1234567890abcdef")
    ]


def test_it_finds_a_private_key_as_a_whole(find: Find) -> None:
    assert find(
        RECOGNIZERS, "x -----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY----- y"
    ) == [("SECRET", "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----")]


def test_it_finds_a_private_key_cut_off(find: Find) -> None:
    assert find(RECOGNIZERS, "-----BEGIN PRIVATE KEY-----\nMIIB") == [
        ("SECRET", "-----BEGIN PRIVATE KEY-----\nMIIB")
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-u ada:secret123 https://x.example", "ada:secret123"),
        ("Authorization: Basic YWRhOnNlY3JldDEyMw==", "YWRhOnNlY3JldDEyMw=="),
        ("Server=x;Password=hunter2;Port=1", "hunter2"),
        ("use glpat-abcdefghij1234567890 now", "glpat-abcdefghij1234567890"),
        ("xoxb-123456789012-abcdefGHIJ", "xoxb-123456789012-abcdefGHIJ"),
        ("dapi830917fa79d626269142ca28cc7c5190", "dapi830917fa79d626269142ca28cc7c5190"),
        (
            "my seed phrase is " + "apple river " * 6,
            ("apple river " * 6).strip(),
        ),
    ],
)
def test_it_finds_more_formats(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("SECRET", value)]
