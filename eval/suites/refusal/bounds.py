"""From which probability on drafts may be shown, and how sure that is with so many cases."""

from collections.abc import Sequence
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from service.drafting.refusing.calibration import Pairs

DOUBT = 0.05
"""A bound may be wrong one time in twenty."""

_ENOUGH = 30
"""Of fewer drafts the share that is wrong is a matter of luck."""

_THINNED = 0.002
"""Thresholds whose bounds differ by less are as one."""


def upper_bound(wrong: int, shown: int, *, doubt: float = DOUBT) -> float:
    """Bound the share of wrong drafts from above, of which so many were seen.

    Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the
    Binomial" (1934).
    """
    # Slow to import, and needed only where there are cases.
    from scipy.stats import beta  # type: ignore[import-untyped]  # noqa: PLC0415

    return 1.0 if wrong >= shown else float(beta.ppf(1 - doubt, wrong + 1, shown - wrong))


def cases_needed(budget: float, *, doubt: float = DOUBT) -> int:
    """Say how many drafts, all of them right, are the fewest that can show a budget to hold."""
    return ceil(log(doubt) / log(1 - budget))


def risks_seen(probabilities: NDArray[np.float64], is_right: NDArray[np.bool_]) -> Pairs:
    """Give the risk that was seen at every threshold that shows enough drafts: (threshold, risk).

    For other libraries than those the cases are of, where no bound would mean anything.
    """
    tried = _tried(probabilities, is_right)
    return _rising([(at, wrong / count) for at, wrong, count in tried if count >= _ENOUGH])


def risk_bounds(probabilities: NDArray[np.float64], is_right: NDArray[np.bool_]) -> Pairs:
    """Bound the risk at every threshold from which on it can be: (threshold, risk), falling.

    Thresholds are tried from the highest down, each with the whole doubt, and the first one that
    fails ends it: so the bound holds for whichever is chosen. Geifman and El-Yaniv, "Selective
    Classification for Deep Neural Networks" (2017); Angelopoulos et al., "Learn then Test" (2021),
    on testing in a fixed sequence.
    """
    tried = _tried(probabilities, is_right)
    return _rising([(at, upper_bound(wrong, count)) for at, wrong, count in tried])


def _tried(
    probabilities: NDArray[np.float64], is_right: NDArray[np.bool_]
) -> list[tuple[float, int, int]]:
    """Give every threshold from the highest down, with how many drafts are wrong, and shown."""
    order = np.argsort(-probabilities, kind="stable")
    ranked, wrong = probabilities[order], np.cumsum(~is_right[order].astype(np.bool_))
    # Equals are shown together or not at all.
    last = [*np.flatnonzero(np.diff(ranked)), len(ranked) - 1] if len(ranked) else []
    return [(float(ranked[n]), int(wrong[n]), int(n) + 1) for n in last]


def _rising(tried: Sequence[tuple[float, float]]) -> Pairs:
    """Keep the thresholds from the safest on; a lower one is no safer than those above it."""
    if not tried:
        return ()
    safest = min(range(len(tried)), key=lambda n: tried[n][1])
    kept: list[tuple[float, float]] = []
    worst = first_of_level = 0.0
    for threshold, risk in tried[safest:]:
        worst = max(worst, risk)
        if kept and worst - first_of_level < _THINNED:
            kept[-1] = (threshold, worst)
        else:
            kept.append((threshold, worst))
            first_of_level = worst
    return tuple((round(threshold, 4), round(risk, 4)) for threshold, risk in kept)
