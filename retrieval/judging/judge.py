"""Judge candidates by a few figures of each: an order, and the probability that one answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIGNS = ("window", "keywords", "words")
"""What is known of a candidate, in the order of the columns: the cosine of its nearest window, or
of all of it where it has none; its keyword score; and how well its words fit the question's."""

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns strength into a probability: ``1 / (1 + exp(-(slope * strength + offset)))``.

    Platt, "Probabilistic Outputs for Support Vector Machines" (1999).
    """

    slope: float
    offset: float

    def probability(self, strengths: Figures) -> Figures:
        """Give the probability that each candidate answers."""
        found: Figures = 1 / (1 + np.exp(-(self.slope * strengths + self.offset)))
        return found


@dataclass(frozen=True, slots=True)
class Judge:
    """How much each sign counts, and how strength becomes a probability unless a library knows."""

    weights: tuple[float, ...]
    calibration: Calibration

    def strengths(self, signs: Figures) -> Figures:
        """Add up the signs ``(n, len(SIGNS))`` of some candidates: ``(n,)``."""
        found: Figures = signs @ np.array(self.weights)
        return found


@cache
def trained_judge() -> Judge:
    """Read what ``python -m eval.training.judging`` has learned."""
    learned: dict[str, Any] = json.loads(files(__package__).joinpath("judge.json").read_text())
    weights = tuple(float(learned["weights"][sign]) for sign in SIGNS)
    return Judge(weights, Calibration(learned["slope"], learned["offset"]))


def signs_of(columns: Sequence[Sequence[float]]) -> Figures:
    """Lay candidates' signs out as rows, from one column for each of ``SIGNS``."""
    return np.array(columns, dtype=np.float64).T.reshape(-1, len(SIGNS))
