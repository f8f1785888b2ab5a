import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.generating.splitting import Splitter, Written

ANSWER = """Use e.g. the app, <person_1>. [1] It takes 3.5 s! [2, 3]

1. Open **Settings > Devices** and choose `Add`. [2]
2. Hold <b>it</b>. <img src="a. B">
- Done
"""


def split(answer: str, size: int = 10**9) -> list[Written]:
    splitter = Splitter({"PERSON"})
    found = []
    for start in range(0, len(answer), size):
        found += splitter.take(answer[start : start + size])
    return [*found, *splitter.rest()]


def test_it_works() -> None:
    assert split(ANSWER) == [
        Written("\n\n", "Use e.g. the app, <PERSON_1>."),
        Written(" ", "It takes 3.5 s!"),
        Written("\n\n1. ", "Open Settings > Devices and choose Add."),
        Written("\n2. ", "Hold it."),
        Written("\n- ", "Done"),
    ]


def test_a_sentence_is_there_as_soon_as_the_next_begins() -> None:
    splitter = Splitter(())
    assert list(splitter.take("Hold it. ")) == []
    assert [one.text for one in splitter.take("T")] == ["Hold it."]


def test_a_sentence_with_its_proof_is_there_at_once() -> None:
    splitter = Splitter(())
    assert [one.text for one in splitter.take("Hold it. [1]")] == ["Hold it."]


def test_a_line_ends_a_sentence_that_has_no_full_stop() -> None:
    splitter = Splitter(())
    assert [one.text for one in splitter.take("1. Tap Pair\n")] == ["Tap Pair"]


_ALPHABET = "aB. !?\n[]()12<>*-`。é\r\t_\ud800\u2028"


@given(st.text(_ALPHABET, max_size=200), st.integers(1, 9))
def test_however_it_is_cut_the_sentences_are_the_same(answer: str, size: int) -> None:
    assert split(answer, size) == split(answer)


@given(st.lists(st.sampled_from(["Hold it. ", "[1]", " ", "\n", "e.g. ", "<b>", "<person_1>", "1. ",
                                 "Dr. Who", "<img src='", "...", "No!", "x" * 300])),
       st.integers(1, 9))  # fmt: skip
def test_the_same_holds_of_what_models_write(parts: list[str], size: int) -> None:
    assert split("".join(parts), size) == split("".join(parts))


@given(st.text(max_size=300))
def test_nothing_is_invented_and_no_line_left_in(answer: str) -> None:
    letters = [c for c in answer if c.isalnum()]
    for one in split(answer):
        assert "\n" not in one.text
        for character in filter(str.isalnum, one.text):
            letters.remove(character)


@pytest.mark.parametrize(
    "junk", ["a. ", "e.g. ", "<a ", "[1]", ".", "*", "<person_", "[", " ", "\0", "\ud800", "1. "]
)
def test_whatever_is_repeated_takes_linear_time(junk: str) -> None:
    def took_s(length: int) -> float:
        began = time.perf_counter()
        split(junk * (length // len(junk)), 3)
        return time.perf_counter() - began

    short = min(took_s(5000) for _ in range(2))
    assert took_s(20_000) < 20 * max(short, 0.002)
