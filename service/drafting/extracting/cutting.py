"""Cut a block to what a customer needs of it: whole steps, the best items, whole thoughts."""

import re
from collections.abc import Iterator, Mapping, Sequence

from service.drafting.extracting.leaning import falls_back, leads_on
from service.drafting.reading.blocks import Block
from service.drafting.reading.signposts import is_note, points_away
from service.drafting.reading.units import Unit

MAX_STEPS = 12
MAX_BULLETS = 6
MAX_ROWS = 3

ENOUGH = 0.62
ENOUGH_OF_SHORT, SHORT_WORDS = 0.4, 60
ENOUGH_OF_TABLE = 0.9
"""Shares of its best that a further sentence or item of a block needs; a sentence of a paragraph
of so few words, which its writer meant as one; and a further row."""

STEPS_REACH = 3
"""How many blocks below a sentence "these steps" may stand."""

STEPS_ASKED, STEPS_UNASKED = 1.15, 0.9
"""What a list of steps counts more where the question is what to do, and less where it is not."""

PURPOSE = 0.3
"""What the heading or the sentence above counts in the fitness of steps."""

MOSTLY_BEST = 0.7
"""What its best item counts in the fitness of a list; the rest is their mean's."""

_LABEL = re.compile(r"(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)[.:]?")
_STEPS_BELOW = re.compile(r"\b(?:these|following) steps\b|\bsteps below\b", re.IGNORECASE)

Places = dict[int, set[int]]
"""Of the n-th block the places of units in it."""


class Cutter:
    """Cuts blocks to what answers one question; ``fitness`` is each block's, between 0 and 1."""

    def __init__(
        self, blocks: Sequence[Block], scores: Mapping[Unit, float], wants_steps: bool
    ) -> None:
        self._blocks = blocks
        self._scores = scores
        self._steps_count = STEPS_ASKED if wants_steps else STEPS_UNASKED
        self._fit = [self._fit_places(n) for n in range(len(blocks))]
        self.fitness = [self._fitness(n) for n in range(len(blocks))]

    def order(self) -> list[int]:
        """List the blocks that say anything, the fittest first."""
        said = [n for n in range(len(self._blocks)) if self.fitness[n] > 0]
        return sorted(said, key=lambda n: -self.fitness[n])

    def cut(self, n: int) -> Places:
        """Cut a block to what answers; a list and the sentence that introduces it go together."""
        block = self._blocks[n]
        if block.kind != "paragraph":
            return self._introduction(n) | {n: self._items(n)}
        cut = self._sentences(n)
        for at in sorted(cut[n]):
            led = self._list_led_by(n, at)
            if led is not None:
                cut[led] = self._items(led)
            elif block.units[at].introduces:
                cut[n] -= {at}
        return {m: places for m, places in cut.items() if places}

    def _fitness(self, n: int) -> float:
        """A paragraph counts as its best sentence; a list as its items, or what introduces it.

        "To pair a lamp:" says what the steps below it are for, which the steps themselves seldom
        do.
        """
        block = self._blocks[n]
        values = list(self._fit[n].values())
        led = [self._scores[self._blocks[m].units[at]] for m, at in self._leads_of(n)]
        if not values or block.kind == "code":
            return max(led, default=0.0)
        if block.kind in ("paragraph", "table"):
            return max(values)
        items = max(values) * MOSTLY_BEST + sum(values) / len(values) * (1 - MOSTLY_BEST)
        if block.kind != "steps":
            return max([items, *led])
        title = self._scores.get(block.title, 0.0) if block.title else 0.0
        purpose = max([title, *led])
        fit = max(items, purpose)
        return (fit - PURPOSE * (fit - (purpose or fit))) * self._steps_count

    def _fit_places(self, n: int) -> dict[int, float]:
        """The units that may stand in a reply by themselves, with their fitness."""
        return {
            at: self._scores[unit]
            for at, unit in enumerate(self._blocks[n].units)
            if unit.mark != "sentence" or self._stands_alone(n, at)
        }

    def _stands_alone(self, n: int, at: int) -> bool:
        """Whether a sentence needs nothing below it: no list, or one that is there."""
        text = self._blocks[n].units[at].text
        if _STEPS_BELOW.search(text):
            return self._list_led_by(n, at) is not None
        return not text.endswith(":") and not points_away(text)

    def _items(self, n: int) -> set[int]:
        """The items of a list: steps all, of many bullets or rows the best."""
        block = self._blocks[n]
        if block.kind == "steps":
            return set(_first_steps(block.units))
        if block.kind == "code":
            return set(range(len(block.units)))
        best = max(self._scores[unit] for unit in block.units)
        share, most = (
            (ENOUGH_OF_TABLE, MAX_ROWS) if block.kind == "table" else (ENOUGH, MAX_BULLETS)
        )
        top = [at for at, unit in enumerate(block.units) if unit.depth == 0]
        # "There are two ways:" must be followed by both.
        if block.kind == "bullets" and len(top) <= MAX_BULLETS and self._leads_of(n):
            return set(range(len(block.units)))
        fit = [at for at in top if self._scores[block.units[at]] >= share * best]
        fit = sorted(fit, key=lambda at: -self._scores[block.units[at]])[:most]
        return {below for at in fit for below in _with_nested(block.units, at)}

    def _sentences(self, n: int) -> Places:
        """The best sentence, those nearly as good, and what a chosen one cannot do without."""
        units = self._blocks[n].units
        fit = self._fit[n]
        best = max(fit.values())
        words = sum(len(unit.text.split()) for unit in units)
        share = ENOUGH_OF_SHORT if words <= SHORT_WORDS else ENOUGH
        wanted = {at for at, value in fit.items() if value >= share * best}
        # Between two sentences that answer stands one that joins them.
        wanted |= {at for at in fit if {at - 1, at + 1} <= wanted}
        for at in sorted(wanted):
            if at + 1 in fit and (leads_on(units[at + 1].text) or is_note(units[at + 1].quote)):
                wanted.add(at + 1)
        for at in sorted(wanted, reverse=True):
            before = at
            while before > 0 and falls_back(units[before].text):
                before -= 1
                wanted.add(before)
        if is_labelled(self._blocks[n]):
            wanted.add(0)
        cut = {n: wanted}
        if 0 in wanted and falls_back(units[0].text):
            cut |= self._said_before(n)
        return cut

    def _said_before(self, n: int) -> Places:
        """The last sentence of the paragraph above, which the first of this one leans on."""
        if n == 0 or self._blocks[n - 1].section != self._blocks[n].section:
            return {}
        above = self._blocks[n - 1]
        last = len(above.units) - 1
        return {n - 1: {last}} if above.kind == "paragraph" and last in self._fit[n - 1] else {}

    def _introduction(self, n: int) -> Places:
        return {m: {at} for m, at in self._leads_of(n)}

    def _leads_of(self, n: int) -> list[tuple[int, int]]:
        """The sentence that leads to a list, from right before it or some paragraphs above."""
        for m in range(max(0, n - STEPS_REACH), n):
            if self._blocks[m].kind == "paragraph":
                for at in range(len(self._blocks[m].units)):
                    if self._list_led_by(m, at) == n:
                        return [(m, at)]
        return []

    def _list_led_by(self, n: int, at: int) -> int | None:
        """Which list a sentence of the n-th block leads to: the next, or steps a little below."""
        block = self._blocks[n]
        unit = block.units[at]
        if _STEPS_BELOW.search(unit.text):
            reach = STEPS_REACH
        elif unit.introduces and at == len(block.units) - 1:
            reach = 1
        else:
            return None
        for m in range(n + 1, min(n + 1 + reach, len(self._blocks))):
            if self._blocks[m].section[0] != block.section[0]:
                return None
            if self._blocks[m].kind == "steps" or (
                reach == 1 and self._blocks[m].kind in ("bullets", "code")
            ):
                return m
        return None


def is_labelled(block: Block) -> bool:
    """Whether a paragraph begins with what it is about, in bold."""
    return block.kind == "paragraph" and bool(_LABEL.match(block.units[0].quote))


def _first_steps(units: Sequence[Unit]) -> Iterator[int]:
    """The first steps of a list, with what is nested in them."""
    steps = 0
    for at, unit in enumerate(units):
        steps += unit.depth == 0 and unit.mark != "code"
        if steps > MAX_STEPS:
            return
        yield at


def _with_nested(units: Sequence[Unit], at: int) -> Iterator[int]:
    yield at
    for below in range(at + 1, len(units)):
        if units[below].depth == 0:
            return
        yield below
