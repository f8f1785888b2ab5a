from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.generating.filling import filled, filled_until


def test_it_works() -> None:
    number = filled("{born:%y%m%d}-#@", Random(1))
    assert number[:6].isdecimal()
    assert number[6] == "-"
    assert number[7].isdecimal()
    assert number[8].isupper()


@given(st.integers(), st.text("#@&~^*", max_size=20))
def test_a_number_is_as_long_as_its_template(seed: int, template: str) -> None:
    number = filled(template, Random(seed))
    assert len(number) == len(template)
    assert number.isalnum() or not template


def test_a_number_is_tried_until_it_is_valid() -> None:
    assert filled_until(lambda number: number == "42", "##", Random(1)) == "42"


def test_a_template_that_can_never_be_valid_is_told() -> None:
    with pytest.raises(ValueError, match="## gives no valid number"):
        filled_until(lambda _: False, "##", Random(1), tries=10)
