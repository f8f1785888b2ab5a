"""Measure refusing: by sets as it comes, by libraries fitted on their own cases, and by budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.reports import Cell, Sheet
from eval.suites.refusal.asking import Answered
from eval.suites.refusal.bounds import cases_needed
from eval.suites.refusal.curve import Bin, Shown, area, ranked, reliability, shown
from eval.suites.refusal.drawing import bins_sheet
from eval.suites.refusal.fitting import TooFewCasesError, recalibrated
from eval.suites.refusal.messages import flagged_sheet
from service.drafting.refusing.calibration import NEVER, Calibration


@dataclass(frozen=True, slots=True)
class RefusalRun:
    """What a run measured: rows by set and by library, and bins of confidence."""

    suite: str
    budget: float
    sets: Mapping[str, Mapping[str, Cell]]
    libraries: Mapping[str, Mapping[str, Cell]]
    bins: Sequence[Bin]
    messages: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)


def measured(
    answered: Sequence[Answered],
    usual: Calibration,
    budget: float,
    messages: Mapping[str, Mapping[str, Cell]],
) -> RefusalRun:
    """Measure the reported part; what is fitted is fitted on the other one."""
    reported = [one for one in answered if not one.is_fitted_on]
    libraries = sorted({one.library for one in answered})
    return RefusalRun(
        suite="refusal",
        budget=budget,
        sets={name: _row(own, usual, budget) for name, own in _by_set(reported).items()},
        libraries={
            name: _fitted_row([one for one in answered if one.library == name], usual, budget)
            for name in libraries
        },
        bins=reliability(reported, usual),
        messages=messages,
    )


def _by_set(answered: Sequence[Answered]) -> dict[str, list[Answered]]:
    """Sort cases by their sets; all of them together come last."""
    own: dict[str, list[Answered]] = {}
    for one in answered:
        own.setdefault(one.set, []).append(one)
    return {**own, "all": list(answered)}


def sheets(run: RefusalRun) -> list[Sheet]:
    """Lay a run out as tables."""
    budget = f"a budget of {run.budget:g}"
    return [
        Sheet(
            f"Refusing within {budget}, with the calibration that comes with the program",
            "cases not learned from; error is the share of wrong drafts among those shown",
            "set",
            run.sets,
        ),
        Sheet(
            f"Refusing within {budget}, fitted on the other half of each library's cases",
            "confidence and threshold fitted on one half, measured on the other",
            "library",
            run.libraries,
        ),
        bins_sheet(run.bins),
        flagged_sheet(run.messages),
    ]


def _row(own: Sequence[Answered], calibration: Calibration, budget: float) -> dict[str, Cell]:
    at = shown(own, calibration, budget)
    return {
        "cases": len(own),
        "answerable": sum(one.is_answerable for one in own),
        "right if all drafted": sum(one.is_right for one in own) / max(len(own), 1),
        "area": area(own, calibration),
        "ranked": ranked(own, calibration),
        "shown": at.shown,
        "wrong": at.wrong,
        "error": at.error,
    }


def _fitted_row(own: Sequence[Answered], usual: Calibration, budget: float) -> dict[str, Cell]:
    reported = [one for one in own if not one.is_fitted_on]
    try:
        calibration = recalibrated(usual, [one for one in own if one.is_fitted_on])
    except TooFewCasesError:
        return _row(reported, usual, 0.0) | {"threshold": "too few"}
    threshold = calibration.threshold(budget)
    spelled = "none holds" if threshold == NEVER else f"{threshold:.3f}"
    return _row(reported, calibration, budget) | {"threshold": spelled}


def told(at: Shown, budget: float, fitted_on: int) -> str:
    """Say in words what a fit on a company's own cases is worth."""
    needed = cases_needed(budget)
    if at.threshold == NEVER:
        return (
            f"With {fitted_on} cases no threshold can be shown to keep errors within {budget:.1%}: "
            f"nothing would be drafted. At least {needed} drafts that are all right are needed. "
            "Give more cases, or a larger budget."
        )
    return (
        f"From a confidence of {at.threshold:.2f} on, {at.shown} of {at.cases} cases are drafted "
        f"({at.coverage:.0%}), and {at.wrong} of the drafts are wrong. With {fitted_on} cases I am "
        f"95 % sure that the error is below {at.bound:.1%}."
    )
