import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.feedback.shapes import LONGEST, shape_of


def test_it_works() -> None:
    assert shape_of("PERSON", "Anna Kovács") == "Xxxx Xxxxxx"
    assert shape_of("PHONE", "+44 (0)1632-960123") == "+99 (9)9999-999999"
    assert shape_of("EMAIL", "ada.l@example.com") == "xxx.x@xxxxxxx.xxx"


@pytest.mark.parametrize("kind", ["PASSWORD", "SECRET", "SECRET_URL", "CVV", "WALLET", "HEALTH"])
def test_a_credential_has_no_shape(kind: str) -> None:
    assert shape_of(kind, "hunter2") == ""


def test_long_runs_are_cut() -> None:
    assert shape_of("PERSON", "Wolfeschlegelsteinhausen") == "X" + 12 * "x"


@given(st.text(max_size=200))
def test_a_shape_is_bounded_and_shows_no_letter_or_digit(value: str) -> None:
    shape = shape_of("PERSON", value)
    assert len(shape) <= LONGEST
    assert {c for c in shape if c.isalnum()} <= set("Xx9")
    assert shape.isascii()
