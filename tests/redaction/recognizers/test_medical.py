from collections.abc import Callable

import pytest

from redaction.recognizers.medical import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "MRN: 00123456") == [("MEDICAL_RECORD", "00123456")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("patient id 88-1234", "MEDICAL_RECORD", "88-1234"),
        ("medical record number is A1234567", "MEDICAL_RECORD", "A1234567"),
        ("policy number mfc 306357868", "INSURANCE", "mfc 306357868"),
        ("my claim number is iob 425", "INSURANCE", "iob 425"),
        ("Medicare 1EG4-TE5-MK73", "INSURANCE", "1EG4-TE5-MK73"),
        ("Versicherungsnummer 12 345678", "INSURANCE", "12 345678"),
        ("I have diabetes", "HEALTH", "diabetes"),
        ("my asthma got worse", "HEALTH", "asthma"),
        ("she takes metformin", "HEALTH", "metformin"),
        ("I was diagnosed with Lyme disease", "HEALTH", "Lyme disease"),
        ("he is allergic to peanuts", "HEALTH", "peanuts"),
    ],
)
def test_it_finds_each(find: Find, text: str, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "the policy is clear",
        "your policy of 30 days",
        "claim 2 vouchers",
        "a lithium battery",
        "an insurance would help",
        "the diabetes page does not load",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
