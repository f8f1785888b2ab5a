from hypothesis import given
from hypothesis import strategies as st

from eval.halves import HALVES, half_of


def test_it_works() -> None:
    assert [half_of(id_) for id_ in "abcdefgh"] == ["even"] * 4 + ["odd"] * 3 + ["even"]


@given(st.text(st.characters(codec="utf-8")))
def test_every_case_is_in_one_half(id_: str) -> None:
    assert half_of(id_) in HALVES
