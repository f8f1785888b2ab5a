from collections.abc import Callable

import pytest

from redaction.recognizers.banking import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "to DE89 3704 0044 0532 0130 00 please") == [
        ("IBAN", "DE89 3704 0044 0532 0130 00")
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("IBAN", "DE89370400440532013000"),
        ("IBAN", "gb82 west 1234 5698 7654 32"),
        ("IBAN", "HU42 1177 3016 1111 1018 0000 0000"),
        ("IBAN", "NL91-ABNA-0417-1643-00"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "DE00 3704 0044 0532 0130 00",
        "account number 12345678",
        "AB12CD34EF56",
        "order DE89",
        "routing 12",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_mistyped_iban_that_is_called_one(find: Find) -> None:
    assert find(RECOGNIZERS, "iban: DE88 3704 0044 0532 0130 00") == [
        ("IBAN", "DE88 3704 0044 0532 0130 00")
    ]


def test_it_finds_an_account_where_the_text_speaks_of_a_bank(find: Find) -> None:
    assert find(RECOGNIZERS, "sort code 12-34-56, account number 12345678") == [
        ("BANK_ACCOUNT", "12-34-56"),
        ("BANK_ACCOUNT", "12345678"),
    ]


def test_it_finds_a_routing_number(find: Find) -> None:
    assert find(RECOGNIZERS, "routing number 021000021") == [("BANK_ACCOUNT", "021000021")]


@pytest.mark.parametrize(
    "value",
    [
        "de89 3704 0044 0532 0130 00",
        "GB 82 WEST 1234 5698 7654 32",
        "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0",
        "DE89-3704-0044-0532-0130-00",
        "NO93/8601/1117/947",
        "DE89 3704 0044\n0532 0130 00",
    ],
)
def test_it_finds_an_iban_however_it_is_spaced(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [("IBAN", value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("IFSC HDFC0001234 a/c 50100123456789", ["HDFC0001234", "50100123456789"]),
        ("sort code 20-00-00 account 55779911", ["20-00-00", "55779911"]),
        ("pay 20-00-00 55779911 please", ["20-00-00 55779911"]),
        ("CLABE 032180000118359719", ["032180000118359719"]),
        ("BIC: DEUTDEFF", ["DEUTDEFF"]),
        ("19-2000145399/0800 is ours", ["19-2000145399/0800"]),
        ("Kontonummer 1234567", ["1234567"]),
    ],
)
def test_it_finds_accounts_of_many_countries(find: Find, text: str, values: list[str]) -> None:
    assert find(RECOGNIZERS, text) == [("BANK_ACCOUNT", value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "a swift transfer",
        "a SWIFT transfer",
        "032180000118359718",
        "19-2000145398/0800",
        "12-05-24",
    ],
)
def test_it_leaves_what_is_no_account(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
