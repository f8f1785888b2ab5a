import random
import string

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from eval.cases import Case
from eval.generating.typos import mistyped, slip

CASES = [
    Case("1", "How do I reset the password of my account?", {"a": 1}),
    Case("2", "Is it on?", {"b": 1}),
]


def test_it_works() -> None:
    wrong, short = mistyped(CASES)
    assert wrong.id == "1"
    assert wrong.grades == {"a": 1}
    assert OSA.distance(wrong.question, CASES[0].question) == 1
    assert short == CASES[1]


def test_the_same_seed_makes_the_same_slips() -> None:
    assert list(mistyped(CASES, seed=7)) == list(mistyped(CASES, seed=7))
    assert {next(mistyped(CASES, seed=n)).question for n in range(9)} != {CASES[0].question}


def test_so_many_words_are_mistyped_as_are_asked_for() -> None:
    wrong = next(mistyped(CASES, words=2)).question.split()
    right = CASES[0].question.split()
    assert sum(a != b for a, b in zip(wrong, right, strict=True)) == 2


@given(st.text(string.ascii_letters, min_size=5, max_size=20), st.integers())
def test_a_slip_is_one_slip_and_keeps_the_first_letter(word: str, seed: int) -> None:
    wrong = slip(word, random.Random(seed))
    assert OSA.distance(wrong, word) == 1
    assert wrong[0] == word[0]
