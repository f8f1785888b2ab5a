import numpy as np
import pytest

from eval.statistics import (
    bootstrap,
    paired_bootstrap,
    ratio_of_medians,
    resampled,
    wilson,
)


def test_it_works() -> None:
    figures = np.repeat([0.0, 1.0], 100)
    interval = bootstrap(figures)
    assert interval.mean == 0.5
    # The normal approximation of a share of one half among 200 is 0.5 -+ 0.069.
    assert interval.low == pytest.approx(0.431, abs=0.012)
    assert interval.high == pytest.approx(0.569, abs=0.012)


def test_the_same_seed_gives_the_same_interval() -> None:
    figures = np.random.default_rng(1).random(50)
    assert bootstrap(figures) == bootstrap(figures)
    assert bootstrap(figures) != bootstrap(figures, seed=2)


def test_equal_figures_leave_no_doubt() -> None:
    interval = bootstrap(np.full(10, 0.25))
    assert interval.low == interval.mean == interval.high == 0.25


def test_no_figures_have_no_mean() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bootstrap(np.empty(0))


def test_a_share_has_wilsons_interval() -> None:
    # Newcombe (1998), table I, method 3: 81 of 263, and 0 of 20.
    found = wilson(81, 263)
    assert found is not None
    assert (found.mean, found.low, found.high) == pytest.approx((0.3080, 0.2553, 0.3662), abs=1e-4)
    none = wilson(0, 20)
    assert none is not None
    assert (none.low, none.high) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_a_share_of_nothing_is_no_figure() -> None:
    assert wilson(0, 0) is None


def test_dependent_rows_are_drawn_together() -> None:
    rows = np.repeat([[0.0, 1.0], [1.0, 1.0]], 50, axis=0)
    alone = resampled(rows, lambda sums: sums[0] / sums[1])
    grouped = np.array([[0.0, 50.0], [50.0, 50.0]])
    together = resampled(grouped, lambda sums: sums[0] / sums[1])
    assert alone.mean == together.mean == 0.5
    assert alone.high - alone.low < 0.25
    assert (together.low, together.high) == (0.0, 1.0)


def test_paired_figures_are_compared_question_by_question() -> None:
    before = np.linspace(0, 1, 40)
    difference = paired_bootstrap(before, before + 0.1)
    assert difference.low == pytest.approx(0.1)
    assert difference.high == pytest.approx(0.1)


def test_how_many_times_faster_is_a_ratio_of_medians() -> None:
    stock = np.random.default_rng(3).uniform(50, 70, size=100)
    ratio = ratio_of_medians(stock, stock / 6)
    assert (ratio.mean, ratio.low, ratio.high) == pytest.approx((6, 6, 6))
