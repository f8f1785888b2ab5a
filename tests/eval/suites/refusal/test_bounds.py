"""How sure one can be with so many cases."""

import numpy as np
import pytest

from eval.suites.refusal.bounds import cases_needed, risk_bounds, upper_bound


def test_it_works() -> None:
    # Clopper and Pearson's bound of no event in n is 1 - 0.05 ** (1 / n).
    assert upper_bound(0, 59) == pytest.approx(1 - 0.05 ** (1 / 59))
    assert upper_bound(0, 59) < 0.05 < upper_bound(0, 58)


def test_nothing_is_known_of_no_draft() -> None:
    assert upper_bound(0, 0) == 1


def test_it_says_how_many_cases_a_budget_needs() -> None:
    assert cases_needed(0.05) == 59
    assert cases_needed(0.02) == 149


def test_bounds_rise_as_thresholds_fall() -> None:
    random = np.random.default_rng(1)
    sure = random.uniform(size=800)
    bounds = risk_bounds(sure, random.uniform(size=800) < sure)
    thresholds, risks = zip(*bounds, strict=True)
    assert list(thresholds) == sorted(thresholds, reverse=True)
    assert list(risks) == sorted(risks)


def test_the_bound_holds_on_cases_it_has_not_seen() -> None:
    random = np.random.default_rng(2)
    missed = 0
    for _ in range(40):
        sure = random.uniform(size=600)
        is_right = random.uniform(size=600) < sure
        bounds = risk_bounds(sure[:300], is_right[:300])
        threshold = min((at for at, risk in bounds if risk <= 0.2), default=2.0)
        shown = sure[300:] >= threshold
        true_risk = float((1 - sure[300:][shown]).mean()) if shown.any() else 0.0
        missed += true_risk > 0.2
    assert missed <= 5


def test_drafts_of_one_probability_are_shown_together() -> None:
    bounds = risk_bounds(np.full(50, 0.5), np.array([True] * 45 + [False] * 5))
    assert [threshold for threshold, _ in bounds] == [0.5]


def test_no_case_gives_no_bound() -> None:
    assert risk_bounds(np.array([]), np.array([], dtype=np.bool_)) == ()
