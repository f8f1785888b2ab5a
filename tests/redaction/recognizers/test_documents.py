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


def test_it_finds_no_word_after_the_number(find: Find) -> None:
    assert find(RECOGNIZERS, "passport X1234567 expired") == [("PASSPORT", "X1234567")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("passport:\n540437255", "PASSPORT", "540437255"),
        ("Reisepass C01X0006H", "PASSPORT", "C01X0006H"),
        ("útlevél: BE1234567", "PASSPORT", "BE1234567"),
        ("passport is: A I 5 8 1 0 1 3 0", "PASSPORT", "A I 5 8 1 0 1 3 0"),
        ("DL no. is \n> E5881JP4863", "DRIVING_LICENCE", "E5881JP4863"),
        ("licence number: Q2508-20596-84435", "DRIVING_LICENCE", "Q2508-20596-84435"),
        ("Führerschein B072RRE2I55", "DRIVING_LICENCE", "B072RRE2I55"),
    ],
)
def test_it_finds_each_by_its_label(find: Find, text: str, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [(kind, value)]
