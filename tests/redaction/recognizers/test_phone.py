from collections.abc import Callable

import pytest

from redaction.recognizers.phone import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "call +36 30 123 4567 now") == [("PHONE", "+36 30 123 4567")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("PHONE", "+1 (415) 555-2671"),
        ("PHONE", "(415) 555-2671"),
        ("PHONE", "415-555-2671"),
        ("PHONE", "415.555.2671"),
        ("PHONE", "07700 900123"),
        ("PHONE", "+44 20 7946 0018 ext. 12"),
        ("PHONE", "0030 21 0123 4567"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "order 4455667788",
        "tracking no. 4155552671",
        "2024-05-12 10:30",
        "12/05/2024 14:30",
        "1.234.567.890",
        "$4155552671",
        "serial 415-555-2671",
        "part 0770-0900123",
        "RV-1234567",
        "1234567",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_labelled_number_of_any_shape(find: Find) -> None:
    assert find(RECOGNIZERS, "Phone: 467 3395") == [("PHONE", "467 3395")]


def test_it_finds_a_number_under_its_label(find: Find) -> None:
    assert find(RECOGNIZERS, "Phone:\n51 516 33 75") == [("PHONE", "51 516 33 75")]


def test_it_finds_the_nearest_label(find: Find) -> None:
    assert find(RECOGNIZERS, "order 123, call 4155552671") == [("PHONE", "4155552671")]


def test_it_finds_a_bare_mobile_number(find: Find) -> None:
    assert find(RECOGNIZERS, "reach 4155552671 thanks") == [("PHONE", "4155552671")]
