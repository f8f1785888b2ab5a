import re

from redaction.entities import Entity
from redaction.recognizers.shapes import Needing, Shape, digits, has_characters, has_digits, holds


def test_it_works() -> None:
    shape = Shape("CODE", 0.9, re.compile(r"code (?P<value>\d+)"))
    assert list(shape("a code 12")) == [Entity(7, 9, "CODE", 0.9)]


def test_a_value_that_fails_its_check_is_none() -> None:
    shape = Shape("CODE", 0.9, re.compile(r"[\w]+"), has_digits(2))
    assert [e.start for e in shape("a1 b22")] == [3]


def test_digits_are_kept_alone() -> None:
    assert digits("+36 (30) 1") == "36301"


def test_a_number_that_a_library_stumbles_over_is_taken_as_valid() -> None:
    def stumble(value: str) -> bool:
        raise KeyError(value)

    assert holds(stumble)("1")
    assert not holds(str.isalpha)("1")


def test_a_code_needs_characters_and_two_digits() -> None:
    assert has_characters(4)("ab-12")
    assert not has_characters(4)("abc1")
    assert not has_characters(5)("a-12")
    assert not has_characters(4)("12/05/2024")
    assert not has_characters(4)("450.00")


def test_a_recogniser_with_needs_finds_as_it_does_without() -> None:
    shape = Shape("CODE", 0.9, re.compile(r"\d+"))
    assert list(Needing(shape, ())("a 12")) == list(shape("a 12"))
