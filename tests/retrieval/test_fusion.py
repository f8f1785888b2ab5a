import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Leg
from retrieval.fusion import combine

EVEN = {"dense": 0.5, "keywords": 0.5}

SCORES = st.floats(-1, 2, allow_nan=False)


def test_it_works() -> None:
    rankings = {"dense": [(1, 0.8), (2, 0.6)], "keywords": [(2, 0.7), (3, 0.5)]}
    ranked = combine(rankings, EVEN, depth=10).ranked
    assert [one.key for one in ranked] == [2, 1, 3]
    assert ranked[0].score == pytest.approx(0.65)
    assert ranked[0].legs == {"dense": Leg(2, 0.6), "keywords": Leg(1, 0.7)}
    assert ranked[2].legs == {"keywords": Leg(2, 0.5)}
    assert combine(rankings, EVEN, depth=10).unfound == {"dense": 0.0, "keywords": 0.0}


def test_what_a_cut_off_leg_did_not_find_has_at_most_its_last_score() -> None:
    rankings = {"dense": [(1, 0.8), (2, 0.6)], "keywords": [(3, 0.5)]}
    fused = combine(rankings, EVEN, depth=2)
    ranked = fused.ranked
    assert fused.unfound == {"dense": 0.6, "keywords": 0.0}
    assert next(one.score for one in ranked if one.key == 3) == pytest.approx((0.6 + 0.5) / 2)


def test_a_leg_that_is_not_asked_does_not_weigh() -> None:
    assert combine({"dense": [(1, 0.8)]}, EVEN, depth=5).ranked[0].score == pytest.approx(0.8)


def test_nothing_found_is_nothing() -> None:
    assert combine({"dense": [], "keywords": []}, EVEN, depth=5).ranked == []


@given(st.dictionaries(st.integers(1, 20), SCORES), st.dictionaries(st.integers(1, 20), SCORES))
def test_scores_fall_and_stay_between_0_and_1(
    dense: dict[int, float], keywords: dict[int, float]
) -> None:
    rankings = {
        leg: sorted(scores.items(), key=lambda pair: -pair[1])
        for leg, scores in (("dense", dense), ("keywords", keywords))
    }
    scores = [one.score for one in combine(rankings, EVEN, depth=5).ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(scores) == len(dense.keys() | keywords.keys())
