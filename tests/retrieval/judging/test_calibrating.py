import numpy as np
import pytest

from retrieval.judging import Answer, TooFewAnswersError, calibration_error, fitted


def answers(count: int) -> list[Answer]:
    """Draw answers that are right as often as a curve of slope 10 around .5 says."""
    random = np.random.default_rng(0)
    strengths = random.random(count)
    is_right = random.random(count) < 1 / (1 + np.exp(-10 * (strengths - 0.5)))
    return [Answer(float(s), bool(r)) for s, r in zip(strengths, is_right, strict=True)]


def test_it_works() -> None:
    calibration = fitted(answers(4000))
    assert calibration.slope == pytest.approx(10, rel=0.15)
    assert calibration.offset == pytest.approx(-5, rel=0.15)


def test_what_counts_more_is_fitted_more() -> None:
    own = answers(200)
    doubtful = [Answer(one.strength, one.is_right, 0.01 if one.is_right else 1.0) for one in own]
    strengths = np.array([0.5])
    assert fitted(doubtful).probability(strengths) < fitted(own).probability(strengths)


def test_too_little_to_learn_from_is_an_error_that_says_so() -> None:
    right = [Answer(0.5, is_right=True)] * 50
    with pytest.raises(TooFewAnswersError, match="50 are right and 0 wrong"):
        fitted(right)
    with pytest.raises(TooFewAnswersError):
        fitted([])


def test_answers_that_are_wrong_where_they_are_sure_teach_nothing() -> None:
    upside_down = [Answer(1 - one.strength, one.is_right) for one in answers(200)]
    with pytest.raises(TooFewAnswersError, match="less often"):
        fitted(upside_down)


def test_the_error_is_how_far_probabilities_are_off() -> None:
    always = np.full(100, 0.8)
    half = np.arange(100) % 2 == 0
    assert calibration_error(always, half) == pytest.approx(0.3, abs=0.01)
    assert calibration_error(half.astype(float), half) == 0
    assert calibration_error(np.array([]), np.array([], dtype=bool)) == 0
