from collections.abc import Callable

import pytest

from redaction.recognizers.identity import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "ssn 078-05-1120") == [("NATIONAL_ID", "078-05-1120")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("NATIONAL_ID", "123-45-6789"),
        ("NATIONAL_ID", "AB 12 34 56 C"),
        ("NATIONAL_ID", "RSSMRA85T10A562S"),
        ("NATIONAL_ID", "54362315K"),
        ("NATIONAL_ID", "X-2482300-W"),
        ("NATIONAL_ID", "131052-308T"),
        ("NATIONAL_ID", "390.533.447-05"),
        ("NATIONAL_ID", "756.9217.0769.85"),
        ("NATIONAL_ID", "880320-0016"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "123-45-678",
        "AB1234",
        "12345678",
        "part 123-4567-89",
        "RV-12",
        "2024-05-12",
        "1.2.3.4",
        "code 5501",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_labelled_number(find: Find) -> None:
    assert find(RECOGNIZERS, "PESEL 44051401359") == [("NATIONAL_ID", "44051401359")]


def test_it_finds_the_last_four_digits_of_a_social_security_number(find: Find) -> None:
    assert find(RECOGNIZERS, "last four of my ssn is 2567") == [("NATIONAL_ID", "2567")]


def test_it_finds_a_tax_number(find: Find) -> None:
    assert find(RECOGNIZERS, "my tax id is 123-456-789") == [("NATIONAL_ID", "123-456-789")]
