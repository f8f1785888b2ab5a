"""Figures to a probability, and a budget to a threshold."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.refusing.calibration import NEVER, Calibration, Curve, usual_calibration
from service.drafting.refusing.signs import FOUND_SIGNS, SIGNS

RISING = Curve((1.0,) * len(SIGNS), 0.0, ((-1.0, 0.1), (1.0, 0.9)))
CALIBRATION = Calibration(
    found=Curve((1.0,) * len(FOUND_SIGNS), 0.0, ((0.0, 0.5),)),
    written=RISING,
    foreign_below=0.05,
    bounds=((0.9, 0.04), (0.7, 0.1), (0.5, 0.3)),
    cases=200,
)


def test_it_works() -> None:
    nothing = [0.0] * len(SIGNS)
    assert RISING.probability(nothing) == pytest.approx(0.5)
    assert CALIBRATION.sure(nothing, 0.5) == pytest.approx(0.25)


def test_a_probability_is_level_beyond_what_was_seen() -> None:
    assert RISING.at(-50) == 0.1
    assert RISING.at(50) == 0.9


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_a_stronger_draft_is_never_less_probable(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert RISING.at(low) <= RISING.at(high)


def test_the_lowest_threshold_that_keeps_the_budget_is_taken() -> None:
    assert CALIBRATION.threshold(0.05) == 0.9
    assert CALIBRATION.threshold(0.2) == 0.7
    assert CALIBRATION.threshold(0.3) == 0.5


def test_nothing_is_shown_where_no_threshold_keeps_the_budget() -> None:
    assert CALIBRATION.threshold(0.01) == NEVER
    assert NEVER > 1


def test_everything_is_shown_where_everything_may_be_wrong() -> None:
    assert CALIBRATION.threshold(1) == 0


def test_what_is_spelled_is_read_again() -> None:
    assert Calibration.read(CALIBRATION.spelled()) == CALIBRATION


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        CALIBRATION.spelled().replace('"found.score": 1.0', '"found.scores": 1.0'),
        CALIBRATION.spelled().replace('"offset": 0.0', '"offset": NaN'),
        json.dumps(json.loads(CALIBRATION.spelled()) | {"bounds": [[1]]}),
    ],
)
def test_what_is_no_calibration_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no calibration"):
        Calibration.read(wrong)


def test_a_curve_that_falls_is_refused() -> None:
    told = json.loads(CALIBRATION.spelled())
    told["written"]["knots"] = [[0.0, 0.9], [1.0, 0.1]]
    with pytest.raises(ValueError, match="rise"):
        Calibration.read(json.dumps(told))


def test_the_usual_calibration_knows_every_sign() -> None:
    usual = usual_calibration()
    assert len(usual.found.weights) == len(FOUND_SIGNS)
    assert len(usual.written.weights) == len(SIGNS)
    assert all(map(math.isfinite, usual.written.weights))
    assert usual.threshold(0.5) <= usual.threshold(0.2)
