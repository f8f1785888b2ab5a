from collections.abc import Callable

import pytest

from redaction.recognizers.references import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "my customer number is 4455667") == [("ACCOUNT", "4455667")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("account no. 0012-345", "ACCOUNT", "0012-345"),
        ("member id: AB-99812", "ACCOUNT", "AB-99812"),
        ("Kundennummer 99 88 77", "ACCOUNT", "99 88 77"),
        ("numéro de client : C12345", "ACCOUNT", "C12345"),
        ("44556677 is my account number", "ACCOUNT", "44556677"),
        ("booking reference X7K2PQ", "BOOKING", "X7K2PQ"),
        ("my booking confirmation number is mtv 521", "BOOKING", "mtv 521"),
        ("PNR: QWERTY", "BOOKING", "QWERTY"),
        ("Buchungsnummer 123456", "BOOKING", "123456"),
        ("order #10045", "ORDER", "10045"),
        ("order number 112-4455667-8899001", "ORDER", "112-4455667-8899001"),
        ("tracking 1Z999AA10123456784", "ORDER", "1Z999AA10123456784"),
        ("invoice INV-2024-001", "ORDER", "INV-2024-001"),
        ("Bestellnummer: 4711-22", "ORDER", "4711-22"),
        ("my certificate number is 88112233", "LICENCE", "88112233"),
    ],
)
def test_it_finds_each_by_its_label(find: Find, text: str, kind: str, value: str) -> None:
    assert (kind, value) in find(RECOGNIZERS, text)


@pytest.mark.parametrize(
    "text",
    [
        "my account is locked",
        "I have 2 accounts",
        "an account for 14 days",
        "booking for 2 people",
        "reservation at 10:30",
        "order 3 pizzas",
        "my order is 20 days late",
        "the case is closed",
        "account 100% full",
        "confirmation email",
        "my booking 12/05/2024",
        "the reservation of 2024-05-12",
        "booking 450.00",
        "booking $1450",
        "my reservation was 1450 EUR",
        "order 1200€",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_a_label_that_its_own_number_follows_does_not_name_the_one_before(find: Find) -> None:
    found = find(RECOGNIZERS, "MB-123456, order number 48213377")
    assert found == [("ORDER", "48213377")]
