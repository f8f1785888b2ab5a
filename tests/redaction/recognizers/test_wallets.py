from collections.abc import Callable

import pytest

from redaction.recognizers.wallets import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "to 0x52908400098527886E0F7030069857D2E4169EE7") == [
        ("WALLET", "0x52908400098527886E0F7030069857D2E4169EE7")
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("WALLET", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        ("WALLET", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
        ("WALLET", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "0x80070057",
        "3Dprinter",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
