"""Weigh the signs that a claim is held by a span: the probability that a reader would say so."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log1p
from typing import Any

from service.drafting.proving.spans import Span
from service.drafting.proving.wording import Wording

SIGNS = ("held", "missing", "pairs", "length", "personal", "asks")
"""What is known of a claim beside a span, in this order: the share of its telling words that the
span and the headings above it have; how many are missing (log); the share of its pairs of
neighbouring words that stand close together in the span too; how many telling words it has (log);
whether it speaks of "I" where the span does not; whether it asks."""

_OURSELVES = frozenset({"i", "my", "me", "myself", "mine"})


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts, and from which scores on a sentence is *supported* or *partly*."""

    signs: tuple[float, ...]
    offset: float
    supported: float
    partly: float

    def score(self, signs: tuple[float, ...]) -> float:
        """Give the probability, 0 to 1."""
        strength = self.offset + sum(w * s for w, s in zip(self.signs, signs, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, strength))))


UNTRUE, IN_PART = 0.1, 0.4
"""What is left of a score where a sentence says otherwise, or leaves a condition out: enough less
that scores tell sentences apart as verdicts do."""


@cache
def trained_weights() -> Weights:
    """Read what ``python -m eval.training.proving`` has learned."""
    learned: dict[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text())
    signs = tuple(float(learned["signs"][sign]) for sign in SIGNS)
    return Weights(signs, learned["offset"], learned["supported"], learned["partly"])


def signs(claim: Wording, span: Span) -> tuple[float, ...]:
    """Measure a claim beside a span, one figure for each of ``SIGNS``."""
    words = claim.content
    if not words:
        return (0.0,) * len(SIGNS)
    held = words & (span.wording.content | span.under.content)
    return (
        len(held) / len(words),
        log1p(len(words - held)),
        _pairs(claim, span.wording),
        log1p(len(words)),
        float(bool(claim.lowers & _OURSELVES - span.wording.lowers)),
        float("?" in claim.text),
    )


def _pairs(claim: Wording, source: Wording) -> float:
    """Measure which share of neighbouring words stand close together, in their order, there too."""
    ours = list(zip(claim.in_order, claim.in_order[1:], strict=False))
    if not ours:
        return float(claim.content <= source.content)
    return sum(pair in source.pairs for pair in ours) / len(ours)
