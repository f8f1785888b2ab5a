"""Run the recognisers that may find something in a text, each only where its finds may begin."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from redaction.entities import Entity
from redaction.recognizers.clues import glance, may_find
from redaction.recognizers.shapes import Reading, Recognizer, Shape
from redaction.text import PLACEHOLDER


class Recognizers:
    """Several recognisers for the same texts. May be used from several threads at once.

    Most values begin with one of their labels or with a digit. Where those stand is found in one
    pass for all recognisers, each of which would else search the whole text for its own.
    """

    def __init__(self, recognizers: Sequence[Recognizer]) -> None:
        self._searching: list[Recognizer] = []
        self._anchored: list[Shape | Reading] = []
        self._by_head: defaultdict[str, list[int]] = defaultdict(list)
        for recognizer in recognizers:
            if isinstance(recognizer, Shape | Reading) and recognizer.begins:
                for head in recognizer.begins:
                    self._by_head[head].append(len(self._anchored))
                self._anchored.append(recognizer)
            else:
                self._searching.append(recognizer)

    def find(self, text: str) -> list[Entity]:
        """Find the entities of all recognisers, in any order; they may overlap."""
        # No value holds a placeholder's word or number, which would be a clue to most recognisers.
        telling = PLACEHOLDER.sub(_blank, text) if "<" in text else text
        given, places = glance(telling, self._by_head)
        found: list[Entity] = []
        for recognizer in self._searching:
            if may_find(recognizer, given):
                found += recognizer(text)
        beginning: defaultdict[int, list[Sequence[int]]] = defaultdict(list)
        for head, starts in places.items():
            for number in self._by_head.get(head, ()):
                beginning[number].append(starts)
        for number, lists in beginning.items():
            anchored = self._anchored[number]
            if may_find(anchored, given):
                starts = lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))
                found += anchored.at(text, starts)
        return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
