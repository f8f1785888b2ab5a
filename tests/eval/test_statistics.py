import numpy as np
import pytest

from eval.statistics import bootstrap


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
