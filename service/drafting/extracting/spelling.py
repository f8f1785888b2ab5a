"""Spell chosen units as the sentences of a reply: prose runs on, steps are numbered anew."""

import re
from collections.abc import Iterator, Sequence

from redaction.text import RedactedText
from service.drafting.reading.blocks import Block
from service.drafting.reading.units import Unit
from service.drafting.reading.words import content_words
from service.model.reply import Sentence

INDENT = "   "
SAID = 0.6
"""Share of a heading's words from which a paragraph says them itself."""

_CONDITION = re.compile(
    r"(?:if|when|whenever|after|before|without|with|on|for|outside|inside|more than|less than|only"
    r"|during|while|until|unless|no|not|never|first|second|old|new)\b",
    re.IGNORECASE,
)

Paragraph = tuple[Block, Sequence[Unit]]


def spelled(paragraphs: Sequence[Paragraph]) -> Iterator[Sentence]:
    """Spell paragraphs one after another; a list follows what introduces it without a gap."""
    before: Unit | None = None
    told: set[Unit] = set()
    for block, units in paragraphs:
        is_led = before is not None and before.introduces and units[0].mark != "sentence"
        title = block.title
        if title is not None and not is_led and title not in told and _needs_title(block, units):
            told.add(title)
            yield _sentence(title, "\n\n")
            is_led = True
        numbers = _Numbers()
        for n, unit in enumerate(units):
            mark = "" if unit.mark == "row" and len(units) == 1 else numbers.mark(unit)
            yield _sentence(unit, _lead(unit, n, mark, is_led=is_led))
        if block.kind == "steps" and units[-1] is not block.units[-1]:
            yield _rest(block)
        before = units[-1]


def _rest(block: Block) -> Sentence:
    """Say where the steps go on; a reply of twenty steps is an article."""
    title = block.units[0].passage.article.title
    return Sentence(RedactedText(f"The other steps are in “{title}”."), "courtesy", (), "\n\n")


def _needs_title(block: Block, units: Sequence[Unit]) -> bool:
    """Whether units mean less, or something else, without the heading above them.

    A heading says what steps are for, what a list lists ("What we never do") and under which
    condition a paragraph holds ("After 60 minutes"), unless its words are said anyway.
    """
    if block.heading.endswith("?"):
        return False
    if block.kind in ("steps", "bullets"):
        return True
    said = content_words(" ".join(unit.text for unit in units))
    heading = content_words(block.heading)
    return bool(_CONDITION.match(block.heading)) and len(heading & said) < SAID * len(heading)


class _Numbers:
    """Counts the steps of a list at each depth."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def mark(self, unit: Unit) -> str:
        self._counts = {d: n for d, n in self._counts.items() if d <= unit.depth}
        if unit.mark == "step":
            self._counts[unit.depth] = self._counts.get(unit.depth, 0) + 1
            return f"{self._counts[unit.depth]}. "
        return "- " if unit.mark in ("bullet", "row") else ""


def _lead(unit: Unit, n: int, mark: str, *, is_led: bool) -> str:
    if unit.mark == "sentence" and unit.depth == 0:
        return " " if n or is_led else "\n\n"
    start = "\n\n" if n == 0 and not is_led else "\n"
    return start + INDENT * unit.depth + mark


def _sentence(unit: Unit, lead: str) -> Sentence:
    return Sentence(RedactedText(unit.text), "supported", (unit.citation(),), lead)
