"""Compare what was hidden with what people marked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from eval.reports import Cell
from eval.statistics import Interval, resampled, wilson
from eval.suites.redaction.labelled import NOT_PERSONAL, Label, Sample
from redaction.entities import Entity

ALL = "all"
"""The row of all kinds together."""

_BETA = 2
_COUNTS = ("labels", "found", "hits", "right")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, what of it was hidden, and the group that its evidence belongs to."""

    group: str
    sample: Sample
    hidden: tuple[Entity, ...]

    def joined(self, other: "Reading") -> "Reading":
        """Put another reading's text after this one's, with what was hidden there."""
        shift = len(self.sample.text) + 1
        moved = (replace(e, start=e.start + shift, end=e.end + shift) for e in other.hidden)
        text = f"{self.sample.text}\n{other.sample.text}"
        return Reading(self.group, Sample(text, self.sample.labels), (*self.hidden, *moved))


def scores(readings: Iterable[Reading]) -> dict[str, dict[str, Cell]]:
    """Score by span overlap: a row for all kinds, and one for each kind in alphabetical order.

    ``recall`` is the share of labels that something hidden overlaps, of whatever kind; ``same
    kind`` counts only what was taken for the right one; ``characters`` is the share of the labels'
    characters that are hidden. ``precision`` is the share of hidden entities that overlap a label.
    An entity that lies only on a label of a kind that need not be hidden (an organisation taken for
    a person) is a labelled entity, mistaken in its kind: ``precision`` leaves it out, and ``strict
    precision`` counts it as wrong. F2 weighs recall twice as much as precision (van Rijsbergen
    1979); entities are counted under their own kind, labels under theirs.

    Shares stand with Wilson's interval, F2 with a bootstrap over the groups.
    """
    by_group: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(
        lambda: defaultdict(Counter)
    )
    for reading in readings:
        for kind, counted in _counted(reading):
            for row in (ALL, kind):
                by_group[row][reading.group].update(counted)
    return {row: _row(by_group[row]) for row in (ALL, *sorted(set(by_group) - {ALL}))}


def f_score(recall: float, precision: float, beta: float = _BETA) -> float:
    """Weigh recall ``beta`` times as much as precision; 0 where nothing was right."""
    if not recall or not precision:
        return 0.0
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


def overlaps(one: Label | Entity, other: Label | Entity) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def missed(reading: Reading) -> list[Label]:
    """Give the labels that nothing hidden overlaps."""
    return [
        label
        for label in _personal(reading.sample)
        if not any(overlaps(label, entity) for entity in reading.hidden)
    ]


def false_hits(reading: Reading) -> list[Entity]:
    """Give the hidden entities that overlap no label at all."""
    return [
        entity
        for entity in reading.hidden
        if not any(overlaps(label, entity) for label in reading.sample.labels)
    ]


def _counted(reading: Reading) -> Iterator[tuple[str, dict[str, int]]]:
    """Count each label and each entity, under its kind."""
    personal = _personal(reading.sample)
    for label in personal:
        over = [entity for entity in reading.hidden if overlaps(label, entity)]
        covered = sum(min(label.end, e.end) - max(label.start, e.start) for e in over)
        yield (
            label.kind,
            {
                "labels": 1,
                "found": bool(over),
                "same kind": any(entity.kind == label.kind for entity in over),
                "characters": label.end - label.start,
                "covered": covered,
            },
        )
    false = false_hits(reading)
    for entity in reading.hidden:
        right = any(overlaps(label, entity) for label in personal)
        neither = not right and entity not in false
        yield entity.kind, {"hits": not neither, "right": right, "entities": 1}


def _personal(sample: Sample) -> list[Label]:
    return [label for label in sample.labels if label.kind != NOT_PERSONAL]


def _row(by_group: Mapping[str, Counter[str]]) -> dict[str, Cell]:
    total: Counter[str] = Counter()
    for counted in by_group.values():
        total.update(counted)
    characters = total["characters"]
    return {
        "labels": total["labels"],
        "recall": wilson(total["found"], total["labels"]),
        "same kind": wilson(total["same kind"], total["labels"]),
        "characters": total["covered"] / characters if characters else None,
        "hits": total["entities"],
        "precision": wilson(total["right"], total["hits"]),
        "strict precision": wilson(total["right"], total["entities"]),
        "F2": _f2(by_group),
    }


def _f2(by_group: Mapping[str, Counter[str]]) -> Interval | None:
    counts = np.array([[c[name] for name in _COUNTS] for c in by_group.values()], dtype=np.float64)
    if not counts[:, 0].sum():
        return None
    return resampled(counts, _f2_of_sums)


def _f2_of_sums(sums: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    labels, found, hits, right = sums
    return f_score(found / labels if labels else 0.0, right / hits if hits else 0.0)
