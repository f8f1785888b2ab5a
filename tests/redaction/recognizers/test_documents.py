from collections.abc import Callable

import pytest

from redaction.recognizers.documents import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "passport no. X1234567") == [("PASSPORT", "X1234567")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DRIVING_LICENCE", "MORGA657054SM9IJ"),
        ("PASSPORT", "P<GBRLOVELACE<<ADA<<<<<<<<<<<<<<<<<<<<<<<<<<"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "my passport is lost",
        "a driver's license is required",
        "bought on 12/03/2024",
        "DL 12",
        "born to run",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_driving_licence(find: Find) -> None:
    assert find(RECOGNIZERS, "driver's license number is F162823540116") == [
        ("DRIVING_LICENCE", "F162823540116")
    ]


def test_it_finds_a_date_of_birth_in_figures(find: Find) -> None:
    assert find(RECOGNIZERS, "DOB: 12/03/1985") == [("DATE_OF_BIRTH", "12/03/1985")]


def test_it_finds_a_date_of_birth_in_words(find: Find) -> None:
    assert find(RECOGNIZERS, "I was born on 4 May 1990 in") == [("DATE_OF_BIRTH", "4 May 1990")]


def test_it_finds_a_date_of_birth_the_american_way(find: Find) -> None:
    assert find(RECOGNIZERS, "date of birth is March 12, 1985") == [
        ("DATE_OF_BIRTH", "March 12, 1985")
    ]


def test_it_finds_no_word_after_the_number(find: Find) -> None:
    assert find(RECOGNIZERS, "passport X1234567 expired") == [("PASSPORT", "X1234567")]
