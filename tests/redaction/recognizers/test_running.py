import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.detection import EVERY
from redaction.entities import Entity
from redaction.recognizers.clues import FIGURES, glance, words
from redaction.recognizers.labels import after_label, heads
from redaction.recognizers.legible import legible
from redaction.recognizers.running import Recognizers
from redaction.recognizers.shapes import Reading, Recognizer, Shape, matches_at

ANCHORED = [
    recognizer
    for recognizer in EVERY
    if isinstance(recognizer, Shape | Reading) and recognizer.begins
]
PIECES = st.sampled_from(
    [
        *(
            "Passport no. X1234567",
            "pass-word: hunter2",
            "e_mail",
            "SSN",
            "my PIN is 1234",
            "d.o.b.",
        ),
        *("D-12345 Bonn", "SW1A 1AA", "AB 12 34 56 C", "AB12 CDE", "GB82 WEST 1234 5698 7654 32"),
        *("1990-04-12", "since 2019", "12/05/1990", "4111 1111 1111 1111", "00:1b:44:11:3a:b7"),
        *(
            "-33.86882 151.20930",
            "+36 30 123 4567",
            "44556677 is my account number",
            "0x1f",
            "Dr. ",
        ),
        *("Führerschein", "n° client", "adóazonosító jel", "\u0130D", "my name is Anna", "I'm Ben"),
        *(" ", "\n", "_", "-", ".", ": ", "4", "x", "<PERSON_1>"),
    ]
)
TEXTS = (
    st.lists(PIECES | st.text(max_size=2), max_size=10).map("".join).map(lambda t: legible(t).text)
)


def _found(recognizer: Recognizer, text: str) -> set[Entity]:
    return set(recognizer(text))


def test_it_works() -> None:
    passport = after_label("PASSPORT", "passport; passport no", r"X\d{7}")
    assert Recognizers([passport]).find("My Passport no. X1234567") == [
        Entity(16, 24, "PASSPORT", 0.9)
    ]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_beginning_at_heads_finds_what_searching_finds(text: str) -> None:
    for recognizer in ANCHORED:
        alone = set(Recognizers([recognizer]).find(text))
        assert alone == _found(recognizer, text), recognizer


def test_a_recogniser_is_tried_only_where_its_finds_may_begin() -> None:
    tried = []

    def read(_: str, match: re.Match[str]) -> Iterator[Entity]:
        tried.append(match.start())
        yield from ()

    Recognizers([Reading(re.compile(r"\w"), read, begins=FIGURES)]).find("a 1 bb 22")
    assert tried == [2, 7]


def test_a_placeholder_is_no_clue() -> None:
    digits = Shape("X", 0.9, re.compile(r"\d"), needs=(frozenset("0"),))
    assert Recognizers([digits]).find("<PERSON_1> writes") == []
    assert Recognizers([digits]).find("<PERSON_1> writes 2")


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("id no", "id"),
        ("id no", "idn"),
        ("id no", "id_"),
        ("s/n", "s"),
        ("d.o.b.", "dob"),
        ("né", "ne"),
    ],
)
def test_a_label_is_met_by_its_first_letters_however_it_is_joined(label: str, head: str) -> None:
    assert head in heads(label)


def test_a_match_does_not_begin_within_another() -> None:
    found = matches_at(re.compile(r"\d \d"), "1 2 3 4", [0, 2, 4, 6])
    assert [match.start() for match in found] == [0, 4]


def test_places_are_in_order_and_in_the_text() -> None:
    places = glance("Card 12, card 7", words("car")).places
    assert places["car"] == [0, 9]
    assert places["0"] == [5, 14]
    assert places["a0"] == [0, 5, 9, 14]
