"""Learn from labelled cases how signs become a probability, and probabilities a threshold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from eval.statistics import SEED
from eval.suites.refusal.asking import Answered
from eval.suites.refusal.bounds import risk_bounds, risks_seen
from service.drafting.refusing.calibration import Calibration, Curve, Pairs
from service.drafting.refusing.signs import FOUND_SIGNS

LEAST = 10
"""With fewer right or wrong drafts a curve says more about them than about the library."""

LOST = 0.01
"""Share of the right drafts that may be taken for questions about something else altogether."""

_FOLDS = 5

Figures = NDArray[np.float64]


class TooFewCasesError(Exception):
    """There is not enough to learn from."""


def fitted(answered: Sequence[Answered]) -> Calibration:
    """Learn the usual calibration, of many libraries' cases; every set counts alike.

    Its thresholds are by the risk that was seen: of a library that it does not know it can promise
    nothing.

    Raises TooFewCasesError.
    """
    drafted = [one for one in answered if one.figures]
    is_right = _outcomes(drafted)
    figures = np.array([one.figures for one in drafted])
    weights = _even(drafted)
    found, found_probabilities = _curve(figures[:, : len(FOUND_SIGNS)], is_right, weights)
    written, probabilities = _curve(figures, is_right, weights)
    return Calibration(
        found=found,
        written=written,
        foreign_below=_foreign_below(found_probabilities[is_right]),
        bounds=risks_seen(probabilities, is_right),
        cases=len(answered),
    )


def recalibrated(usual: Calibration, answered: Sequence[Answered]) -> Calibration:
    """Learn from a library's own cases what strengths mean there; the signs' weights stay.

    A hundred cases tell how probable a strength is, and not how much each of twenty signs counts.
    Raises TooFewCasesError.
    """
    drafted = [one for one in answered if one.figures]
    is_right = _outcomes(drafted)
    weights = np.ones(len(drafted))
    strengths = {
        "found": [usual.found.strength(one.figures[: len(FOUND_SIGNS)]) for one in drafted],
        "written": [usual.written.strength(one.figures) for one in drafted],
    }
    found, written = (
        replace(curve, knots=_knots(np.array(strengths[name]), is_right, weights))
        for name, curve in (("found", usual.found), ("written", usual.written))
    )
    found_probabilities = np.array([found.at(one) for one in strengths["found"]])
    probabilities = np.array([written.at(one) for one in strengths["written"]])
    return Calibration(
        found=found,
        written=written,
        foreign_below=_foreign_below(found_probabilities[is_right]),
        bounds=risk_bounds(probabilities, is_right),
        cases=len(answered),
    )


def _outcomes(drafted: Sequence[Answered]) -> NDArray[np.bool_]:
    """Say which drafts are right. Raises TooFewCasesError."""
    is_right = np.array([one.is_right for one in drafted], dtype=np.bool_)
    few, what = min((int(is_right.sum()), "right"), (int((~is_right).sum()), "wrong"))
    if few < LEAST:
        raise TooFewCasesError(
            f"Of {len(drafted)} drafts {few} are {what}; to learn from, at least {LEAST} must be "
            f"right and {LEAST} wrong. Give {LEAST - few} or more further cases of that kind."
        )
    return is_right


def _foreign_below(probabilities: Figures) -> float:
    return round(float(np.quantile(probabilities, LOST)), 4)


def _even(drafted: Sequence[Answered]) -> Figures:
    sizes = Counter(one.set for one in drafted)
    weights = np.array([1 / sizes[one.set] for one in drafted])
    evened: Figures = weights / weights.mean()
    return evened


def _curve(
    figures: Figures, is_right: NDArray[np.bool_], weights: Figures
) -> tuple[Curve, Figures]:
    """Learn the weights of signs and the knots, and give what it says of cases it did not see."""
    # Slow to import, and needed only to learn.
    from sklearn.model_selection import StratifiedKFold  # noqa: PLC0415

    held_out = np.zeros(len(figures))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(figures, is_right):
        own, offset = _logistic(figures[seen], is_right[seen], weights[seen])
        held_out[unseen] = figures[unseen] @ own + offset
    own, offset = _logistic(figures, is_right, weights)
    # Knots are learned where no case was seen before: a model is too sure of those it has seen.
    curve = Curve(
        weights=tuple(round(float(one), 4) for one in own),
        offset=round(float(offset), 4),
        knots=_knots(held_out, is_right, weights),
    )
    return curve, np.array([curve.at(float(one)) for one in held_out])


def _logistic(
    figures: Figures, is_right: NDArray[np.bool_], weights: Figures
) -> tuple[Figures, float]:
    # Slow to import, and needed only to learn.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    mean, spread = figures.mean(axis=0), figures.std(axis=0).clip(1e-6)
    model = LogisticRegression(C=0.3, max_iter=1000)
    model.fit((figures - mean) / spread, is_right, sample_weight=weights)
    own: Figures = model.coef_[0] / spread
    return own, float(model.intercept_[0] - own @ mean)


def _knots(strengths: Figures, is_right: NDArray[np.bool_], weights: Figures) -> Pairs:
    """Fit a rising curve, and give one knot for each of its levels, at the level's middle.

    A level is counted with one more right and one more wrong case than it has (Laplace), so that
    none is ever certain.
    """
    # Slow to import, and needed only to learn.
    from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415

    levels = IsotonicRegression(out_of_bounds="clip").fit_transform(
        strengths, is_right, sample_weight=weights
    )
    knots: list[tuple[float, float]] = []
    for level in np.unique(levels):
        own = levels == level
        right = float((weights[own] * is_right[own]).sum())
        share = (right + 1) / (float(weights[own].sum()) + 2)
        at = float(np.average(strengths[own], weights=weights[own]))
        knots.append((round(at, 4), round(max(share, knots[-1][1] if knots else 0.0), 4)))
    return tuple(knots)
