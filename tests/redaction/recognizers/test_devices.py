from collections.abc import Callable

import pytest

from redaction.recognizers.devices import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "IMEI: 356938035643809") == [("DEVICE", "356938035643809")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the phone says 35-693803-564380-9", "35-693803-564380-9"),
        ("it is 356938035643809 thanks", "356938035643809"),
        ("serial number C02XK1JHJG5J", "C02XK1JHJG5J"),
        ("S/N: 5CD1234ABC", "5CD1234ABC"),
        ("Seriennummer 12-34567", "12-34567"),
        ("my SIM 8936200000000000005", "8936200000000000005"),
        ("device id 123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000"),
    ],
)
def test_it_finds_each(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("DEVICE", value)]


@pytest.mark.parametrize(
    "text", ["the serial port 3", "a serial killer", "356938035643808", "serial number is missing"]
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
