"""How much risk is taken for how much coverage, and whether confidence keeps its word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.statistics import Interval, bootstrap, wilson
from eval.suites.refusal.asking import Answered
from eval.suites.refusal.bounds import upper_bound
from service.drafting.refusing.calibration import Calibration

BINS = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """What a threshold shows: how many drafts of how many cases, how many of them wrong.

    ``bound`` is the share of wrong ones that is exceeded with a probability of 5 % at most.
    """

    threshold: float
    cases: int
    shown: int
    wrong: int
    bound: float

    @property
    def coverage(self) -> float:
        """The share of the cases that a draft is shown for."""
        return self.shown / max(self.cases, 1)

    @property
    def error(self) -> Interval | None:
        """The share of the drafts shown that are wrong; None if none is shown."""
        return wilson(self.wrong, self.shown)


@dataclass(frozen=True, slots=True)
class Bin:
    """Drafts of about the same confidence: how many, its mean, and the share that is right."""

    shown: int
    confidence: float
    right: Interval


def shown(answered: Sequence[Answered], calibration: Calibration, budget: float) -> Shown:
    """Show what a calibration would within a budget, and count what is wrong."""
    threshold = calibration.threshold(budget)
    drafts = [one for one in answered if one.figures and one.sure(calibration) >= threshold]
    wrong = sum(not one.is_right for one in drafts)
    bound = upper_bound(wrong, len(drafts))
    return Shown(threshold, len(answered), len(drafts), wrong, bound)


def area(answered: Sequence[Answered], calibration: Calibration) -> Interval:
    """Measure the area under the risk/coverage curve: 0 is best, the share of wrong drafts blind.

    Geifman, Uziel and El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers"
    (2019). The interval is the bootstrap's over the curve's points, and so a little too narrow.
    """
    return bootstrap(risks(answered, calibration))


def ranked(answered: Sequence[Answered], calibration: Calibration) -> float | None:
    """Give how often a case that would be answered rightly is surer than one that would not.

    The area under the receiver's curve: 1 is best, a half is chance; None where all are of a kind.
    """
    # Slow to import, and needed only where there are cases.
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415

    right = [one.is_right for one in answered]
    if all(right) or not any(right):
        return None
    return float(roc_auc_score(right, [one.sure(calibration) for one in answered]))


def risks(answered: Sequence[Answered], calibration: Calibration) -> NDArray[np.float64]:
    """Give the share of wrong drafts among the surest one, two, three and so on."""
    sure = np.array([one.sure(calibration) for one in answered])
    is_wrong = np.array([not one.is_right for one in answered])
    wrong = np.cumsum(is_wrong[np.argsort(-sure, kind="stable")])
    found: NDArray[np.float64] = wrong / np.arange(1, len(answered) + 1)
    return found


def reliability(answered: Sequence[Answered], calibration: Calibration) -> list[Bin]:
    """Hold confidence against how often drafts are right, in bins of a tenth."""
    drafts = [(one.sure(calibration), one.is_right) for one in answered if one.figures]
    bins: list[Bin] = []
    for number in range(BINS):
        own = [pair for pair in drafts if min(int(pair[0] * BINS), BINS - 1) == number]
        right = wilson(sum(is_right for _, is_right in own), len(own))
        if right is not None:
            bins.append(Bin(len(own), float(np.mean([sure for sure, _ in own])), right))
    return bins
