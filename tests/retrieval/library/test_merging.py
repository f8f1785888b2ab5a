from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Leg
from retrieval.fusion import Ranked
from retrieval.library.merging import averaged, merged


def ranked(key: int, score: float) -> Ranked:
    return Ranked(key, score, {"dense": Leg(1, score)})


def keys(found: Sequence[Ranked]) -> list[int]:
    return [one.key for one in found]


def test_it_works() -> None:
    found = [[ranked(1, 0.9), ranked(2, 0.2)], [ranked(3, 0.8), ranked(2, 0.6)]]
    assert keys(merged(found)) == [1, 3, 2]


def test_a_passage_keeps_what_the_question_said_that_it_fits_best() -> None:
    found = merged([[ranked(1, 0.2)], [ranked(1, 0.6)]])
    assert found == [ranked(1, 0.6)]


def test_one_search_stays_as_it_was() -> None:
    found = [ranked(1, 0.9), ranked(2, 0.2), ranked(3, 0.8)]
    assert merged([found]) == found


def test_spellings_of_one_question_add_up() -> None:
    found = averaged([([ranked(1, 0.9), ranked(2, 0.8)], 0.5), ([ranked(2, 0.7)], 0.5)])
    assert keys(found) == [2, 1]
    assert [one.score for one in found] == pytest.approx([0.75, 0.45])


def test_no_question_finds_nothing() -> None:
    assert merged([]) == []


RANKED = st.builds(ranked, st.integers(1, 9), st.floats(0, 1))


@given(st.lists(st.lists(RANKED, max_size=8), max_size=4).filter(lambda found: len(found) != 1))
def test_no_passage_comes_twice_and_the_best_come_first(found: list[list[Ranked]]) -> None:
    best = merged(found)
    assert len(set(keys(best))) == len(best)
    assert [one.score for one in best] == sorted((one.score for one in best), reverse=True)
