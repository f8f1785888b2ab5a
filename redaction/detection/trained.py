"""Patterns together with a small model that was trained on support messages: the default."""

import re
from collections.abc import Iterator
from dataclasses import replace

from redaction.context import NO_CONTEXT, Context
from redaction.detection.patterns import EVERY, PatternDetector
from redaction.entities import Entity
from redaction.recognizers import names
from redaction.recognizers.nearby import is_of_an_order, reads_as_measure
from redaction.recognizers.shapes import LIKELY, POSSIBLE
from redaction.recognizers.ways import names_a_way
from redaction.tagging.tagger import Tagger

_LIKELY = 0.4
_POSSIBLE = 0.15
"""The model's probabilities from which a span counts, found on development data only."""


class TrainedDetector:
    """Adds to our patterns what the model reads in context; takes milliseconds, loads 6 MB.

    Whether a listed name is one where it stands, the model knows better than the list alone.
    """

    def __init__(self) -> None:
        self._patterns = PatternDetector(tuple(r for r in EVERY if r not in names.RECOGNIZERS))
        self._tagger = Tagger()

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find entities by our patterns and by the trained model."""
        return [*self._patterns.detect(text, context), *self._tagged(text, context)]

    def _tagged(self, text: str, context: Context) -> Iterator[Entity]:
        for found in self._tagger.find(text, context):
            if found.score < _POSSIBLE:
                continue
            score = LIKELY if found.score >= _LIKELY else POSSIBLE
            if found.kind == "PERSON":
                yield from _person(text, found, score)
            else:
                yield replace(found, score=POSSIBLE if _is_doubtful(text, found) else score)


# A house's number or a code: "12", "12b", "BS99 4QL", but not the "H7" of a circuit board.
_DOOR = re.compile(r"(?<![^\W\d])\d+[a-z]?(?![^\W_])|\d\D{0,3}\d", re.IGNORECASE)
_NUMBERED = frozenset({"CARD", "PHONE", "ADDRESS"})


def _is_doubtful(text: str, found: Entity) -> bool:
    """Whether it is a number of something else, or a town or a shop without a door."""
    if found.kind not in _NUMBERED:
        return False
    words = text[found.start : found.end]
    if found.kind == "ADDRESS" and not _DOOR.search(words):
        return not names_a_way(words)
    return is_of_an_order(text, found.start) or reads_as_measure(text, found.start, found.end)


def _person(text: str, found: Entity, score: float) -> Iterator[Entity]:
    """Give the name without title or greeting; one that reads like a product is doubtful."""
    if span := names.bare(text, found.start, found.end):
        yield Entity(*span, "PERSON", POSSIBLE if names.reads_as_thing(text, *span) else score)
