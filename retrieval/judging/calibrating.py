"""Learn how the strength of what is found becomes a probability, and measure how true it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.judging.judge import Calibration

_BINS = 10
LEAST = 20
"""With fewer right or wrong answers a fit says more about them than about the library."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something found: its strength, whether it is right, and how much it counts."""

    strength: float
    is_right: bool
    weight: float = 1.0


class TooFewAnswersError(Exception):
    """There is not enough to learn a calibration from."""


def fitted(answers: Sequence[Answer]) -> Calibration:
    """Fit the probability to what was right: a logistic curve over strength.

    Raises TooFewAnswersError if less than ``LEAST`` are right, or wrong.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- slow to import

    right = np.array([one.is_right for one in answers], dtype=np.bool_)
    if min(right.sum(), (~right).sum()) < LEAST:
        raise TooFewAnswersError(
            f"Of what was found {right.sum()} are right and {(~right).sum()} wrong; to learn from, "
            f"there must be {LEAST} of each. Give more questions."
        )
    strengths = np.array([[one.strength] for one in answers])
    counts = np.array([one.weight for one in answers])
    model = LogisticRegression(C=1e6, max_iter=1000)
    model.fit(strengths, right, sample_weight=counts / counts.mean())
    if model.coef_[0, 0] <= 0:
        raise TooFewAnswersError("The stronger a find, the less often is it right. Look at them.")
    return Calibration(float(model.coef_[0, 0]), float(model.intercept_[0]))


def calibration_error(scores: NDArray[np.float64], is_right: NDArray[np.bool_]) -> float:
    """Measure by how much probabilities miss, on average: expected calibration error, 0 to 1.

    In ten bins of equally many. Naeini et al., "Obtaining Well Calibrated Probabilities Using
    Bayesian Binning" (2015).
    """
    order = np.argsort(scores, kind="stable")
    bins = [part for part in np.array_split(order, _BINS) if len(part)]
    missed = [abs(scores[own].mean() - is_right[own].mean()) * len(own) for own in bins]
    return float(sum(missed) / max(len(scores), 1))
