"""How sure a measured figure is."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

SEED = 20250101
RESAMPLES = 2000
_AT_ONCE = 200
_Z = 1.959964
"""How many standard deviations 95 % of a normal distribution lie within."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean, and the bounds between which it lies with 95 % confidence."""

    mean: float
    low: float
    high: float


def bootstrap(figures: NDArray[np.float64], *, seed: int = SEED) -> Interval:
    """Estimate the mean of one figure per question, by the percentile bootstrap.

    The same figures and seed give the same interval. Efron, "Bootstrap Methods" (1979).

    Raises ValueError if there are no figures.
    """
    if figures.size == 0:
        raise ValueError("There is nothing to take the mean of.")
    random = np.random.default_rng(seed)
    means = [
        figures[random.integers(figures.size, size=(_AT_ONCE, figures.size))].mean(axis=1)
        for _ in range(RESAMPLES // _AT_ONCE)
    ]
    low, high = np.percentile(np.concatenate(means), [2.5, 97.5])
    return Interval(float(figures.mean()), float(low), float(high))


def wilson(successes: int, trials: int) -> Interval | None:
    """Estimate a share by the score interval, which holds near 0 and 1 too; None of no trials.

    Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
    """
    if trials == 0:
        return None
    share = successes / trials
    centre = share + _Z**2 / (2 * trials)
    spread = _Z * sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2))
    scale = 1 + _Z**2 / trials
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return Interval(share, max(0.0, low), min(1.0, high))


def resampled(
    counts: NDArray[np.float64],
    figure: Callable[[NDArray[np.float64]], float],
    *,
    seed: int = SEED,
) -> Interval:
    """Estimate a figure of summed counts, by the percentile bootstrap over the rows.

    ``counts`` has a row for each group of observations that depend on each other, (n, m);
    ``figure`` is computed of the m sums.
    """
    random = np.random.default_rng(seed)
    sums = np.concatenate(
        [
            random.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=_AT_ONCE)
            @ counts
            for _ in range(RESAMPLES // _AT_ONCE)
        ]
    )
    low, high = np.percentile([figure(row) for row in sums], [2.5, 97.5])
    return Interval(figure(counts.sum(axis=0)), float(low), float(high))


def paired_bootstrap(
    before: NDArray[np.float64], after: NDArray[np.float64], *, seed: int = SEED
) -> Interval:
    """Estimate the mean difference ``after - before`` of figures measured on the same questions."""
    return bootstrap(after - before, seed=seed)


def ratio_of_medians(
    before: NDArray[np.float64], after: NDArray[np.float64], *, seed: int = SEED
) -> Interval:
    """Estimate ``median(before) / median(after)`` of figures measured on the same cases.

    The interval is the percentile bootstrap's over the cases, both sides of each drawn together.
    """
    random = np.random.default_rng(seed)
    drawn = random.integers(before.size, size=(RESAMPLES, before.size))
    ratios = np.median(before[drawn], axis=1) / np.median(after[drawn], axis=1)
    low, high = np.percentile(ratios, [2.5, 97.5])
    return Interval(float(np.median(before) / np.median(after)), float(low), float(high))
