"""What a claim is held against: a unit, or two neighbours, and what these stand under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from service.drafting.proving.wording import Wording, evenly_spelt, read
from service.drafting.reading.blocks import Unit

_STEP = re.compile(r"[ \t]*(\d{1,3})[.)][ \t]+\Z")
_NEAR = 400
"""Characters that may stand between two units that are read as neighbours."""


@dataclass(frozen=True, eq=False)
class Span:
    """One unit, or two neighbouring ones of an article, whose own spans stand at ``parts``."""

    units: tuple[Unit, ...]
    parts: tuple[int, ...] = ()

    @cached_property
    def wording(self) -> Wording:
        """What it says."""
        return read(" ".join(_ended(unit.text) for unit in self.units))

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of its telling words; of two units what each has, which is known already."""
        return frozenset().union(*(read(_ended(unit.text)).content for unit in self.units))

    @cached_property
    def under(self) -> Wording:
        """The title and the headings that it stands under."""
        passage = self.units[0].passage
        return read(". ".join((passage.article.title, *passage.headings)))

    @cached_property
    def known(self) -> frozenset[str]:
        """The stems of all that a name may be taken from: the passage and what it stands under."""
        passage = self.units[0].passage
        return _stems(passage.text) | self.under.stems | self.wording.stems

    @cached_property
    def passage_text(self) -> str:
        """The passage as it is written, addresses and all, with the article's own address."""
        article = self.units[0].passage.article
        return f"{self.units[0].passage.text}\n{article.title}\n{article.url}"


def _ended(text: str) -> str:
    """End a text with a mark, lest its last clause run into the next text."""
    return text if text[-1:] in ".!?:;,\"')" else f"{text}."


def spans_of(units: Sequence[Unit]) -> list[Span]:
    """Lay out all spans: every unit, and every two that follow each other closely."""
    spans = [Span((unit,)) for unit in units]
    for place, (before, after) in enumerate(pairwise(units)):
        is_same = before.passage.article.id == after.passage.article.id
        if is_same and 0 <= after.start - before.end <= _NEAR:
            spans.append(Span((before, after), (place, place + 1)))
    return spans


def step_number(unit: Unit) -> int | None:
    """Tell which step of a list a unit is; None of any other."""
    text = unit.passage.article.text
    line = text.rfind("\n", max(0, unit.start - 12), unit.start) + 1
    match = _STEP.match(text[line : unit.start]) if unit.start - line <= 12 else None  # noqa: PLR2004
    return int(match[1]) if match else None


@lru_cache(maxsize=256)
def _stems(text: str) -> frozenset[str]:
    return read(evenly_spelt(text)).stems
