import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from retrieval.judging import SIGNS, Calibration, signs_of, trained_judge

STRENGTHS = st.integers(-100, 200).map(lambda hundredths: hundredths / 100)


def test_it_works() -> None:
    judge = trained_judge()
    good, poor = judge.strengths(signs_of([[0.8, 0.3], [0.5, 0.1], [0.4, 0.2]]))
    assert good > poor
    better, worse = judge.calibration.probability(np.array([good, poor]))
    assert 0 < worse < better < 1


def test_every_sign_counts_and_together_they_count_one() -> None:
    weights = trained_judge().weights
    assert len(weights) == len(SIGNS)
    assert min(weights) > 0
    assert sum(weights) == pytest.approx(1, abs=1e-3)


@given(arrays(np.float64, (7,), elements=STRENGTHS))
def test_probabilities_are_in_the_order_of_strengths(strengths: np.ndarray) -> None:
    probabilities = Calibration(12.0, -6.0).probability(strengths)
    assert (np.argsort(probabilities, kind="stable") == np.argsort(strengths, kind="stable")).all()
    assert ((probabilities > 0) & (probabilities < 1)).all()


def test_no_candidates_have_no_strengths() -> None:
    assert trained_judge().strengths(signs_of([[], [], []])).shape == (0,)
