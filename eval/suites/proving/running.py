"""Measure verdicts beside people's labels, and on sentences with planted errors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.progress import Progress
from eval.reports import Sheet
from eval.statistics import Interval, resampled, wilson
from eval.suites.proving.fitting import fitted, help_part, part_of
from eval.suites.proving.labelled import Labelled
from eval.suites.proving.sentences import Stated
from service.drafting.proving import prove
from service.drafting.proving.weighing import Weights

TRUE = ("quoted", "reworded", "merged")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How verdicts agree with labels: balanced accuracy, and the shares it is the mean of."""

    sentences: int
    balanced_accuracy: Interval
    supported_found: Interval | None
    unsupported_found: Interval | None


@dataclass(frozen=True, slots=True)
class Planting:
    """How many sentences of a kind there are, and the share that was not called supported.

    ``named`` is the share of which the fault itself was named.
    """

    sentences: int
    flagged: Interval | None
    named: Interval | None


@dataclass(frozen=True, slots=True)
class ProvingRun:
    """What a run measured: agreement by part, and what was flagged by set and kind.

    ``examples`` are sentences that were judged wrongly.
    """

    suite: str
    agreement: Mapping[str, Agreement]
    planted: Mapping[str, Mapping[str, Planting]]
    examples: tuple[str, ...] = ()


def agreements(
    parts: Mapping[str, Sequence[Labelled]], of_help: Sequence[Stated], progress: Progress
) -> tuple[dict[str, Agreement], list[str]]:
    """Judge every part with weights fitted on the other ones, and all of begin together.

    Returns what was wrong, too.
    """
    signs = {name: part_of(examples) for name, examples in parts.items()}
    signs["help"] = help_part(of_help)
    pairs: dict[str, list[tuple[bool, bool]]] = {}
    wrong: list[str] = []
    for name, examples in parts.items():
        weights = fitted({other: part for other, part in signs.items() if other != name})
        called = [_is_called(one, weights) for one in progress(examples, f"Proving {name}")]
        pairs[name] = [(one.is_supported, it) for one, it in zip(examples, called, strict=True)]
        wrong += [
            f"{name}: {'supported' if one.is_supported else 'not supported'}: {one.text}"
            for one, it in zip(examples, called, strict=True)
            if one.is_supported != it
        ]
    begin = [pair for name, own in pairs.items() if name.startswith("begin") for pair in own]
    together = {"begin together": begin} if begin else {}
    return {name: agreement(own) for name, own in {**pairs, **together}.items()}, wrong


def _is_called(one: Labelled, weights: Weights) -> bool:
    return prove(one.text, one.units, weights=weights).verdict == "supported"


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement:
    """Compare labels with verdicts, each pair (is supported, is called so)."""
    rows = [(label, label and it, not label, not label and not it) for label, it in pairs]
    counts = np.array(rows, dtype=np.float64)
    labels, found, others, refused = (int(column) for column in counts.sum(axis=0))
    return Agreement(
        len(pairs),
        resampled(counts, _balanced),
        wilson(found, labels),
        wilson(refused, others),
    )


def _balanced(sums: NDArray[np.float64]) -> float:
    labels, found, others, refused = sums
    return float(found / max(labels, 1) + refused / max(others, 1)) / 2


def plantings(
    stated: Sequence[Stated], progress: Progress
) -> tuple[dict[str, Planting], list[str]]:
    """Judge true and planted sentences with the shipped weights; by kind, and all together."""
    flagged: dict[str, list[tuple[bool, bool]]] = {}
    wrong: list[str] = []
    for one in progress(stated, "Proving planted errors"):
        proof = prove(one.text, one.units)
        is_flagged = proof.verdict != "supported"
        fault = "number" if one.kind == "date" else one.kind
        flagged.setdefault(one.kind or one.way, []).append((is_flagged, fault in proof.faults))
        if is_flagged != bool(one.kind):
            wrong.append(f"{one.kind or one.way}: {one.text}")
    true = [pair for kind in TRUE for pair in flagged.get(kind, ())]
    errors = [pair for kind, own in flagged.items() if kind not in TRUE for pair in own]
    sums = {"all planted": errors, "all true": true}
    return {kind: _planting(own) for kind, own in {**flagged, **sums}.items() if own}, wrong


def _planting(own: Sequence[tuple[bool, bool]]) -> Planting:
    return Planting(
        len(own),
        wilson(sum(is_flagged for is_flagged, _ in own), len(own)),
        wilson(sum(is_named for _, is_named in own), len(own)),
    )


def sheets(run: ProvingRun) -> Iterator[Sheet]:
    """Lay a run out: labels in one table, planted errors of each set in another."""
    if run.agreement:
        yield Sheet(
            title=f"{run.suite}: verdicts beside people's labels",
            caption="each part judged with weights fitted on the others; 95 % intervals",
            rows_are="part",
            rows={
                name: {
                    "sentences": one.sentences,
                    "balanced accuracy": one.balanced_accuracy,
                    "supported found": one.supported_found,
                    "unsupported found": one.unsupported_found,
                }
                for name, one in run.agreement.items()
            },
        )
    for name, kinds in run.planted.items():
        yield Sheet(
            title=f"{run.suite}: planted errors in {name}",
            caption="share not called supported, 95 % Wilson intervals",
            rows_are="kind",
            rows={
                kind: {
                    "sentences": one.sentences,
                    "flagged": one.flagged,
                    "fault named": None if kind in TRUE or kind.startswith("all") else one.named,
                }
                for kind, one in kinds.items()
            },
        )
