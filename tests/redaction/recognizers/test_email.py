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


@pytest.mark.parametrize(
    "value",
    [
        "anna dot smith at example dot com",
        "anna@ example .com",
        "anna (at) example [dot] com",
        "anna[at]example.com",
        "anna.smith at mail.nilsson.se",
        "anna&#64;example.com",
        "anna@\nexample.com",
        "anna 85 gmailcom",
        "anna at the rate example dot com",
        "anna arroba ejemplo punto es",
    ],
)
def test_it_finds_disguised_addresses(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"x: {value} thanks") == [("EMAIL", value)]


def test_it_finds_a_labelled_address_without_its_signs(find: Find) -> None:
    assert find(RECOGNIZERS, "my email is johnparkeraolcom") == [("EMAIL", "johnparkeraolcom")]


@pytest.mark.parametrize(
    "text",
    [
        "look at example.com",
        "isn't coming. At this point just",
        "git@github.com:a/b",
        "email me. Company",
        "on gmail",
    ],
)
def test_it_leaves_what_is_no_mailbox(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
