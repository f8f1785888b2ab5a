import re

import pytest

from redaction.entities import Entity
from redaction.recognizers.shapes import Shape, digits, has_digits, holds, labelled


def test_it_works() -> None:
    shape = Shape("CODE", 0.9, re.compile(r"code (?P<value>\d+)"))
    assert list(shape("a code 12")) == [Entity(7, 9, "CODE", 0.9)]


def test_a_value_that_fails_its_check_is_none() -> None:
    shape = Shape("CODE", 0.9, re.compile(r"[\w]+"), has_digits(2))
    assert [e.start for e in shape("a1 b22")] == [3]


@pytest.mark.parametrize(
    "text", ["code 12", "Code: 12", "my code is 12", "code no. is 12", "code number #12", "CODE=12"]
)
def test_a_label_may_be_linked_in_many_ways(text: str) -> None:
    match = labelled("code", r"\d+").search(text)
    assert match is not None
    assert match.group("value") == "12"


@pytest.mark.parametrize("text", ["codes 12", "code\n12", "code which I found here 12"])
def test_a_label_further_away_is_none(text: str) -> None:
    assert labelled("code", r"\d+").search(text) is None


def test_digits_are_kept_alone() -> None:
    assert digits("+36 (30) 1") == "36301"


def test_a_number_that_a_library_stumbles_over_is_taken_as_valid() -> None:
    def stumble(value: str) -> bool:
        raise KeyError(value)

    assert holds(stumble)("1")
    assert not holds(str.isalpha)("1")
