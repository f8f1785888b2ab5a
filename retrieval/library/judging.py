"""Look closer at the best that the legs have found, and say how probably each answers."""

from collections.abc import Mapping, Sequence

import numpy as np

from retrieval.embedding.detail import Detail
from retrieval.fusion import Fused, Ranked
from retrieval.judging import Calibration, Figures, compare, signs_of, trained_judge
from retrieval.keywords import KeywordIndex

_DEPTH = 40
"""So many are looked at closely. On the training questions 64 find .0004 more, 200 .003."""


def looked_at(fused: Fused) -> list[int]:
    """Name the passages whose parts are compared with the question, by their keys."""
    return [one.key for one in fused.ranked[:_DEPTH]]


def signs(
    parts: Mapping[int, bytes], keywords: KeywordIndex, text: str, detail: Detail, fused: Fused
) -> Figures:
    """Give the signs by which candidates are judged, ``(len(fused.ranked), len(SIGNS))``.

    ``parts`` holds those of the passages looked at, by key. Who has none, or stands too far behind
    to be looked at, has the whole vector for a window, and words that fit as badly as the worst of
    the others'.
    """
    ranked = fused.ranked
    there = [key for key in looked_at(fused) if key in parts]
    weights = keywords.weights(text, detail.places)
    windows, words = compare(detail, weights, [parts[key] for key in there])
    nearest = dict(zip(there, windows.tolist(), strict=True))
    fitting = dict(zip(there, words.tolist(), strict=True))
    least = min(fitting.values(), default=0.0)
    return signs_of(
        [
            [nearest.get(one.key, _said(one, "dense", fused)) for one in ranked],
            [_said(one, "keywords", fused) for one in ranked],
            [fitting.get(one.key, least) for one in ranked],
        ]
    )


def _said(one: Ranked, leg: str, fused: Fused) -> float:
    said = one.legs.get(leg)
    return said.score if said else fused.unfound[leg]


def judged(ranked: Sequence[Ranked], signs: Figures, calibration: Calibration) -> list[Ranked]:
    """Put candidates into the order of their strength, with probabilities for scores."""
    strengths = trained_judge().strengths(signs)
    scores = calibration.probability(strengths).tolist()
    # Equals stay in the order of the legs.
    order = np.argsort(-strengths, kind="stable").tolist()
    return [Ranked(ranked[place].key, scores[place], ranked[place].legs) for place in order]
