from random import Random

from hypothesis import given
from hypothesis import strategies as st

from eval.generating.sentences import OWN, placed


@given(st.integers(), st.sampled_from(OWN), st.sampled_from(["", "IBAN"]))
def test_it_works(seed: int, message: str, label: str) -> None:
    case = placed("GB82WEST", label, message, Random(seed))
    assert case.text[case.start : case.end] == "GB82WEST"
    inserted = case.text[case.opening : case.closing]
    assert label in inserted
    around = case.text[: case.opening] + case.text[case.closing :]
    assert around.removesuffix("\n\nThanks").split() == message.split()
