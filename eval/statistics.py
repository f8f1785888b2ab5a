"""How sure a measured figure is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20250101
RESAMPLES = 2000
_AT_ONCE = 200


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
