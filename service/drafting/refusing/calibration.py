"""Turn what speaks for a draft into one probability, and a budget of errors into a threshold."""

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Self

from service.drafting.refusing.signs import FOUND_SIGNS, SIGNS

Pairs = tuple[tuple[float, float], ...]

NEVER = 1.01
"""A threshold that no probability reaches: nothing known holds the budget, so nothing is sent."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A strength as a weighted sum of signs, and the probability it stands for.

    ``knots`` are (strength, probability), both rising; between two the line is straight, outside
    the first and the last it is level (isotonic regression: Zadrozny and Elkan, "Transforming
    Classifier Scores into Accurate Multiclass Probability Estimates", 2002).
    """

    weights: tuple[float, ...]
    offset: float
    knots: Pairs

    def strength(self, figures: Sequence[float]) -> float:
        """Add the signs up."""
        return self.offset + math.fsum(w * f for w, f in zip(self.weights, figures, strict=True))

    def probability(self, figures: Sequence[float]) -> float:
        """Give the probability that the draft with these signs is right."""
        return self.at(self.strength(figures))

    def at(self, strength: float) -> float:
        """Read the probability off the knots."""
        place = bisect_right(self.knots, (strength, math.inf))
        if place in (0, len(self.knots)):
            return self.knots[min(place, len(self.knots) - 1)][1]
        (left, low), (right, high) = self.knots[place - 1 : place + 1]
        return low + (high - low) * (strength - left) / max(right - left, 1e-9)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How sure the desk is, and from where on it speaks.

    ``found`` judges by the hits alone, ``written`` by hits and draft. ``foreign_below`` is the
    probability of the former under which the library holds nothing on the subject.
    ``bounds`` are (threshold, risk): the share of the drafts at least so probable that is wrong,
    at most, with 95 % confidence, where they are of the library's own cases; as it was seen where
    they are of others'. ``cases`` says of how many labelled cases all this was learned.
    """

    found: Curve
    written: Curve
    foreign_below: float
    bounds: Pairs
    cases: int

    def sure(self, figures: Sequence[float], proven: float) -> float:
        """Give the probability that a draft is right: that it says what answers.

        ``proven`` is how well its sentences are proven, between 0 and 1.
        """
        return self.written.probability(figures) * proven

    def threshold(self, budget: float) -> float:
        """Give the lowest probability from which on drafts are wrong within the budget.

        `NEVER` if no threshold is known to hold it; 0 if all of them may be wrong.
        """
        if budget >= 1:
            return 0.0
        return min((at for at, risk in self.bounds if risk <= budget), default=NEVER)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `spelled` wrote. Raises ValueError that says what is wrong."""
        try:
            told: dict[str, Any] = json.loads(text)
            own = cls(
                found=_curve(told["found"], FOUND_SIGNS),
                written=_curve(told["written"], SIGNS),
                foreign_below=float(told["foreign_below"]),
                bounds=_pairs(told["bounds"]),
                cases=int(told["cases"]),
            )
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise ValueError(f"This is no calibration: {error!r}") from error
        own.check()
        return own

    def check(self) -> None:
        """Raise ValueError unless every figure is one and every curve rises."""
        for curve in (self.found, self.written):
            numbers = (*curve.weights, curve.offset, *(one for knot in curve.knots for one in knot))
            rises = all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(curve.knots))
            if not curve.knots or not rises or not all(map(math.isfinite, numbers)):
                raise ValueError("This is no calibration: a curve does not rise.")

    def spelled(self) -> str:
        """Spell as JSON."""
        told = {
            "found": _told(self.found),
            "written": _told(self.written),
            "foreign_below": self.foreign_below,
            "bounds": self.bounds,
            "cases": self.cases,
        }
        return json.dumps(told, indent=1) + "\n"


@cache
def usual_calibration() -> Calibration:
    """Read what ``python -m eval.training.refusing`` has learned of public cases."""
    return Calibration.read(files(__package__).joinpath("calibration.json").read_text())


def _curve(told: dict[str, Any], signs: Sequence[str]) -> Curve:
    return Curve(
        weights=tuple(float(told["weights"][sign]) for sign in signs),
        offset=float(told["offset"]),
        knots=_pairs(told["knots"]),
    )


def _told(curve: Curve) -> dict[str, Any]:
    named = dict(zip(SIGNS, curve.weights, strict=False))  # the signs of what was found come first
    return {"weights": named, "offset": curve.offset, "knots": curve.knots}


def _pairs(told: Any) -> Pairs:
    return tuple((float(one), float(other)) for one, other in told)
