from collections.abc import Callable

import pytest

from redaction.recognizers.vehicles import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "see 1M8GDM9AXKP042788 x") == [("VEHICLE", "1M8GDM9AXKP042788")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("VIN WVWZZZ1JZXW000001", "WVWZZZ1JZXW000001"),
        ("license plate is 7ABC123", "7ABC123"),
        ("my number plate: AB12 CDE", "AB12 CDE"),
        ("Kennzeichen B-MA 1234", "B-MA 1234"),
        ("rendszám: ABC-123", "ABC-123"),
        ("immatriculation AB-123-CD", "AB-123-CD"),
        ("I drive BD51 SMR daily", "BD51 SMR"),
    ],
)
def test_it_finds_each(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("VEHICLE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "1M8GDM9AXKP042789 is not one",
        "the registration number field",
        "plate of 12 cookies",
        "my car is from 2019",
        "my car broke down 2nd time",
        "12345678901234567",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
