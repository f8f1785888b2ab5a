from collections.abc import Callable

import pytest

from redaction.recognizers.logins import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "my username is ada_l") == [("USERNAME", "ada_l")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Username: adalove", "adalove"),
        ("login: ada.lovelace", "ada.lovelace"),
        ("user name is 'ada'", "ada"),
        ("my twitter is @ada_l", "@ada_l"),
        ("Benutzername: ada85", "ada85"),
        ("felhasználónév: ada85", "ada85"),
        ("follow @ada_1815 please", "@ada_1815"),
    ],
)
def test_it_finds_each(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("USERNAME", value)]


@pytest.mark.parametrize(
    "text",
    [
        "my username is not accepted",
        "the user is blocked",
        "login is failing",
        "username and password",
        "Browse the GitHub issues",
        "thanks @support",
        "npm i @scope/pkg_1",
        "my login was rejected",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
