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


@pytest.mark.parametrize(
    "value",
    [
        "60-56-85-91",
        "(37) 788-063",
        "07700 063 966",
        "01 23 45 67 89",
        "030 1234567",
        "0171/1234567",
        "912 345 678",
        "98765 43210",
        "11 98765-4321",
        "+44 (0)20 7946 0018",
        "+36 30\n123 4567",
    ],
)
def test_it_finds_numbers_as_their_country_writes_them(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"reply {value} thanks") == [("PHONE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Telefon: 123 4567", "123 4567"),
        ("tel. is: 591 7658", "591 7658"),
        ("my cell 82 16 55", "82 16 55"),
        ("(call 4155552671", "4155552671"),
        ("my phone (4155552671 thanks", "4155552671"),
    ],
)
def test_it_finds_what_a_label_tells(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("PHONE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "sizes 36 38 40 42",
        "1 234 567 890",
        "12 345 678",
        "2019 2020 2021",
        "2024-2025",
        "192.168.10.20",
        "01310-200",
        "1234-5678",
        "article no. 723.335.89",
        "my EC number is 216-155-4",
        "widths: 20 15 15 20 15 15",
        "case 00434882",
        "phoenix contact 1844646",
    ],
)
def test_it_leaves_numbers_of_other_things(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
