"""Fit what each sign of a proof counts to what people called supported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.suites.proving.labelled import Labelled, unproven
from eval.suites.proving.sentences import Stated
from service.drafting.proving.judging import Reply, judge
from service.drafting.proving.spans import spans_of
from service.drafting.proving.weighing import SIGNS, Weights, trained_weights
from service.drafting.proving.wording import evenly_spelt
from service.drafting.reading.units import Unit

SUPPORTED, PARTLY = 0.5, 0.25
"""From which probabilities on a sentence is called so."""


@dataclass(frozen=True, slots=True)
class Part:
    """Signs of sentences, (n, len(SIGNS)), and which of them are supported, (n,)."""

    signs: NDArray[np.float64]
    is_supported: NDArray[np.bool_]


def part_of(examples: Sequence[Labelled]) -> Part:
    """Measure the signs of labelled sentences, each beside the span that is nearest to it."""
    signs = [_signs(one.text, one.units) for one in examples]
    return Part(np.array(signs), np.array([one.is_supported for one in examples], dtype=np.bool_))


def help_part(stated: Sequence[Stated]) -> Part:
    """Make a part of true sentences of help articles, and of the same without their proof."""
    true = [one for one in stated if not one.kind]
    return part_of(
        [
            *(Labelled(one.text, one.units, True) for one in true),
            *(Labelled(one.text, tuple(unproven(one.text, one.units)), False) for one in true),
        ]
    )


def _signs(text: str, units: Sequence[Unit]) -> tuple[float, ...]:
    spelt = evenly_spelt(text)
    finding = judge(spelt, spelt, spans_of(units), trained_weights(), Reply())
    return finding.signs if finding else (0.0,) * len(SIGNS)


def fitted(parts: Mapping[str, Part]) -> Weights:
    """Fit a logistic curve; every part, and in it each of the two labels, counts alike."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- slow to import

    signs = np.concatenate([part.signs for part in parts.values()])
    labels = np.concatenate([part.is_supported for part in parts.values()])
    counts = np.concatenate([_counts(part) for part in parts.values()])
    model = LogisticRegression(max_iter=2000)
    model.fit(signs, labels, sample_weight=counts * len(labels) / counts.sum())
    learned = tuple(round(float(weight), 3) for weight in model.coef_[0])
    return Weights(learned, round(float(model.intercept_[0]), 3), SUPPORTED, PARTLY)


def _counts(part: Part) -> NDArray[np.float64]:
    share = part.is_supported.mean()
    each = np.where(part.is_supported, 0.5 / max(share, 1e-9), 0.5 / max(1 - share, 1e-9))
    counts: NDArray[np.float64] = each / len(each)
    return counts
