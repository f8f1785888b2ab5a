"""Spans of personal data, and how overlapping ones are settled."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A span of personal data: ``text[start:end]`` in characters, with a score between 0 and 1."""

    start: int
    end: int
    kind: str
    score: float


def settle(entities: Iterable[Entity]) -> list[Entity]:
    """Resolve overlaps: of entities that share characters, keep the surest, then the longest.

    Entities of one kind that overlap are one, from the first start to the last end. What only a
    weaker entity covers stays covered, as a shorter entity of its kind: settling must never show a
    character that some recogniser wanted hidden. Returns entities in order of their start, none
    overlapping another.
    """
    kept: list[Entity] = []
    for entity in sorted(
        _united(entities), key=lambda e: (-e.score, e.start - e.end, e.start, e.kind)
    ):
        # The kept ones never overlap, so their starts and their ends are sorted alike.
        first = bisect_right(kept, entity.start, key=lambda e: e.end)
        last = bisect_left(kept, entity.end, key=lambda e: e.start)
        kept[first:last] = _around(entity, kept[first:last])
    return kept


def _united(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Join overlapping entities of one kind: "Anna" and "Anna Kovács" are one person."""
    united: Entity | None = None
    for entity in sorted(entities, key=lambda e: (e.kind, e.start)):
        if united and united.kind == entity.kind and entity.start < united.end:
            end, score = max(united.end, entity.end), max(united.score, entity.score)
            united = replace(united, end=end, score=score)
            continue
        if united:
            yield united
        united = entity
    if united:
        yield united


def _around(entity: Entity, surer: list[Entity]) -> Iterator[Entity]:
    """Yield the surer entities, and between them what is left of this one."""
    start = entity.start
    for other in surer:
        if start < other.start:
            yield replace(entity, start=start, end=other.start)
        yield other
        start = max(start, other.end)
    if start < entity.end:
        yield replace(entity, start=start) if start > entity.start else entity
