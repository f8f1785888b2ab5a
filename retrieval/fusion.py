"""Combine what the legs of a search found into one ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from retrieval.articles import Leg

Ranking = Sequence[tuple[int, float]]
"""Keys with their scores, best first."""

WEIGHTS = {"dense": 0.6, "keywords": 0.4}
"""How much each leg counts. Measured on four public sets: see ``docs/retrieval.md``."""


class Ranked(NamedTuple):
    """A key with its score between 0 and 1, and what each leg said of it.

    A tuple, because a search makes hundreds, and shows ten.
    """

    key: int
    score: float
    legs: Mapping[str, Leg]


@dataclass(frozen=True, slots=True)
class Fused:
    """What the legs found, best first, and for each leg a guess of what it did not find."""

    ranked: Sequence[Ranked]
    unfound: Mapping[str, float]


def combine(rankings: Mapping[str, Ranking], weights: Mapping[str, float], depth: int) -> Fused:
    """Add up the legs' scores by weight, best first; of equals the one put last is first.

    Every leg scores on a scale from 0 to 1 of its own that means the same for every query, so the
    sum does too: nothing is stretched, and a query that nothing answers has low scores only. A
    ``depth`` is how far down the legs were asked.
    """
    whole = sum(weights[leg] for leg in rankings) or 1.0
    shares = {leg: weights[leg] / whole for leg in rankings}
    unfound = {leg: _unfound(ranking, depth) for leg, ranking in rankings.items()}
    least = sum(shares[leg] * unfound[leg] for leg in rankings)
    scores: dict[int, float] = {}
    for leg, ranking in rankings.items():
        for key, score in ranking:
            scores[key] = scores.get(key, least) + shares[leg] * (score - unfound[leg])
    best_first = sorted(scores.items(), key=lambda one: (-one[1], -one[0]))
    legs = _legs(rankings)
    ranked = [Ranked(key, min(1.0, max(0.0, score)), legs[key]) for key, score in best_first]
    return Fused(ranked, unfound)


def _unfound(ranking: Ranking, depth: int) -> float:
    """Guess the score of what a leg did not find: nothing, or if it was cut off, its last."""
    return ranking[-1][1] if len(ranking) >= depth else 0.0


def _legs(rankings: Mapping[str, Ranking]) -> dict[int, dict[str, Leg]]:
    """Collect by key what each leg said."""
    legs: dict[int, dict[str, Leg]] = {}
    for leg, ranking in rankings.items():
        for rank, (key, score) in enumerate(ranking, start=1):
            legs.setdefault(key, {})[leg] = Leg(rank=rank, score=score)
    return legs
