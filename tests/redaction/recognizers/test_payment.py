from collections.abc import Callable

import pytest

from redaction.recognizers.payment import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "card 4111 1111 1111 1111 please") == [("CARD", "4111 1111 1111 1111")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("CARD", "4111111111111111"),
        ("CARD", "4111-1111-1111-1111"),
        ("CARD", "4111.1111.1111.1111"),
        ("CARD", "5555555555554444"),
        ("CARD", "378282246310005"),
        ("CARD", "3782 822463 10005"),
        ("CARD", "6011111111111117"),
        ("CARD", "30569309025904"),
        ("CARD", "3530111333300000"),
        ("CARD", "2223003122003222"),
        ("CARD", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
        ("CARD", "4111 1111 1111 1112"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "order 49927398716",
        "order 630427373398",
        "4111-1111",
        "9400110200881234567890",
        "2024-05-12 10:30:00",
        "EAN 4006381333931",
        "card ending in 4242",
        "IMEI 356938035643809",
        "12 34 56 78 90",
        "pi is 3.14159265358979",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_card_with_its_expiry_date_and_code_after_it(find: Find) -> None:
    assert find(RECOGNIZERS, "card 4111 1111 1111 1111 12/27 cvv: 123") == [
        ("CARD", "4111 1111 1111 1111"),
        ("EXPIRY", "12/27"),
        ("CVV", "123"),
    ]


def test_it_finds_a_mistyped_card_that_is_called_one(find: Find) -> None:
    assert find(RECOGNIZERS, "my card number is 4111111111111112") == [("CARD", "4111111111111112")]


def test_it_finds_a_short_card_where_the_text_speaks_of_cards(find: Find) -> None:
    assert find(RECOGNIZERS, "maestro card 630427373398") == [("CARD", "630427373398")]


def test_it_finds_two_cards_beside_each_other(find: Find) -> None:
    assert find(RECOGNIZERS, "4111 1111 1111 1111 5555 5555 5555 4444") == [
        ("CARD", "4111 1111 1111 1111"),
        ("CARD", "5555 5555 5555 4444"),
    ]


def test_it_finds_the_whole_card_after_other_figures(find: Find) -> None:
    assert find(RECOGNIZERS, "card 12 3456 4111 1111 1111 1111") == [
        ("CARD", "4111 1111 1111 1111")
    ]


def test_it_finds_a_card_broken_over_two_lines(find: Find) -> None:
    assert find(RECOGNIZERS, "4111 1111\n1111 1111") == [("CARD", "4111 1111\n1111 1111")]


@pytest.mark.parametrize(
    "value",
    [
        "4111 1111 then 1111 1111",
        "4111 1111 and then 1111 1111",
        "4111 - 1111 - 1111 - 1111",
        "4111 1111\n> 1111 1111",
        "4111_1111_1111_1111",
    ],
)
def test_it_finds_a_card_in_pieces(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"my card is {value} ok") == [("CARD", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("my visa card expires 12/27", "12/27"),
        ("card valid until 03/2028", "03/2028"),
        ("card expiry 1127", "1127"),
        ("Karte gültig bis 12/27", "12/27"),
        ("debit card, exp. Dec 2027", "Dec 2027"),
    ],
)
def test_it_finds_when_a_card_expires(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("EXPIRY", value)]


@pytest.mark.parametrize(
    "text", ["my trial expires 12/27", "card barcode 4092962109248", "valid until 12/05/2027"]
)
def test_it_leaves_what_else_expires(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_a_group_of_the_next_card_is_no_date(find: Find) -> None:
    assert find(RECOGNIZERS, "3704 0044 0532 0130 and 3704 0044 0532 0130 x") == [
        ("CARD", "3704 0044 0532 0130"),
        ("CARD", "3704 0044 0532 0130"),
    ]
