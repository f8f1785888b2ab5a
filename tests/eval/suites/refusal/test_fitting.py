"""Learning what strengths mean."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from eval.suites.refusal.asking import Answered
from eval.suites.refusal.fitting import LEAST, TooFewCasesError, fitted, recalibrated
from service.drafting.refusing.calibration import Calibration

Answers = Callable[..., list[Answered]]


def misses(calibration: Calibration, answered: list[Answered]) -> float:
    sure = np.array([calibration.written.probability(one.figures) for one in answered])
    right = np.array([one.is_right for one in answered])
    order = np.argsort(sure)
    parts = np.array_split(order, 5)
    return float(np.mean([abs(sure[own].mean() - right[own].mean()) for own in parts]))


def test_it_works(answers: Answers) -> None:
    learned = fitted(answers(800))
    assert learned.written.weights[0] > 1
    assert max(map(abs, learned.written.weights[1:])) < 0.5
    assert misses(learned, answers(800, seed=2)) < 0.08


def test_knots_rise_and_are_never_certain(answers: Answers) -> None:
    knots = fitted(answers(400)).written.knots
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(knots))
    assert knots[0][1] > 0
    assert knots[-1][1] < 1


def test_a_library_learns_what_strengths_mean_there(answers: Answers) -> None:
    usual = fitted(answers(800))
    unlucky = [replace(one, is_right=one.is_right and int(one.id) % 3 == 0) for one in answers(400)]
    own = recalibrated(usual, unlucky)
    assert own.written.weights == usual.written.weights
    assert misses(own, unlucky) < misses(usual, unlucky) / 2


def test_too_few_cases_say_how_many_are_missing(answers: Answers) -> None:
    right = [replace(one, is_right=True) for one in answers(50)]
    with pytest.raises(TooFewCasesError, match=f"0 are wrong.*Give {LEAST}"):
        fitted(right)
    with pytest.raises(TooFewCasesError):
        recalibrated(fitted(answers(100)), right)


def test_what_was_not_drafted_teaches_nothing(answers: Answers) -> None:
    refused = [replace(one, figures=(), is_right=False) for one in answers(30, seed=3)]
    assert fitted(answers(100) + refused).written == fitted(answers(100)).written
