"""Spans of personal data, and how overlapping ones are settled."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A span of personal data: ``text[start:end]`` in characters, with a score between 0 and 1."""

    start: int
    end: int
    kind: str
    score: float


def settle(entities: Iterable[Entity]) -> list[Entity]:
    """Resolve overlaps: of entities that share characters, keep the surest, then the longest.

    Returns entities in order of their start, none overlapping another.
    """
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (-e.score, e.start - e.end, e.start, e.kind)):
        if all(entity.end <= other.start or other.end <= entity.start for other in kept):
            kept.append(entity)
    return sorted(kept)
