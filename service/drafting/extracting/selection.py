"""Choose the blocks that answer a question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from service.drafting.extracting.cutting import Cutter, Places, is_labelled
from service.drafting.extracting.wanting import asks_how, wants_steps
from service.drafting.reading.blocks import Block
from service.drafting.reading.signposts import is_note
from service.drafting.reading.units import Unit
from service.drafting.reading.words import content_words

ENOUGH_HERE, ENOUGH_NEAR, ENOUGH_LINKED, ENOUGH_ELSEWHERE = 0.5, 0.92, 0.75, 0.97
"""Shares of the best fitness that a further block needs to be worth the customer's time: in the
section of the best one, which reads best as it stands; in its article; in one that a chosen
sentence links to; and in another, which mostly answers another question."""

ENOUGH_UNASKED = 0.75
"""The same in the section of the best one for a block that says no word of the question."""

ENOUGH_OF_CASE = 0.88
"""The same for a table, or a paragraph with a label of its own, which is another case."""

ENOUGH_OF_NOTE = 0.5
"""The same for a note or a warning right behind what was chosen."""

ENOUGH_OF_STEPS = 0.72
"""The same for the first steps of the article, where the question is how."""

SAME = 0.7
"""Share of its words from which a unit says what another one said before."""

_TARGET = re.compile(r"\]\(([^()\s#]{1,500})")


@dataclass(slots=True)
class Choice:
    """What is chosen of some blocks: of the n-th the places of its units, in the order chosen."""

    blocks: Sequence[Block]
    places: Places = field(default_factory=dict)
    words: int = 0

    def add(self, chosen: Places) -> None:
        """Take places along with those there are."""
        for n, places in chosen.items():
            new = places - self.places.setdefault(n, set())
            self.words += sum(len(self.blocks[n].units[at].text.split()) for at in new)
            self.places[n] |= places

    def units(self) -> Iterator[Unit]:
        """Give every unit chosen."""
        for n, places in self.places.items():
            yield from (self.blocks[n].units[at] for at in places)

    def paragraphs(self) -> list[tuple[Block, list[Unit]]]:
        """Give what is chosen as paragraphs: article by article as chosen, in reading order."""
        articles = list(dict.fromkeys(self.blocks[n].section[0] for n in self.places))
        order = sorted(self.places, key=lambda n: (articles.index(self.blocks[n].section[0]), n))
        return [
            (self.blocks[n], [self.blocks[n].units[at] for at in sorted(self.places[n])])
            for n in order
            if self.places[n]
        ]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a question wants: its words, whether it asks how, and the block that answers best."""

    words: frozenset[str]
    asks_how: bool
    best: Block


def choose(
    choice: Choice, scores: Mapping[Unit, float], question: str, *, message: str, max_words: int
) -> float:
    """Add to a choice what answers one more question; give the fitness of the best of it.

    ``scores`` gives each unit's fitness between 0 and 1; ``message`` is what the question stands
    in, which may ask in another sentence what to do. The best block comes first, then what
    still adds something within ``max_words``. Steps stay whole and in order, with the sentence
    that introduces them; a sentence that leans on the one before takes it along.
    """
    is_how = asks_how(message)
    cutter = Cutter(choice.blocks, scores, wants_steps=is_how or wants_steps(question))
    order = cutter.order()
    if not order:
        return 0.0
    best, start = order[0], choice.words
    wanted = _Wanted(content_words(question), is_how, choice.blocks[best])
    for n in order:
        share = cutter.fitness[n] / cutter.fitness[best]
        if n != best and not _is_worth_it(choice, n, share, wanted):
            continue
        cut = _unsaid(choice, cutter.cut(n))
        if cut and (n == best or choice.words - start + _length(choice, cut) <= max_words):
            choice.add(cut)
    return cutter.fitness[best]


def _length(choice: Choice, cut: Places) -> int:
    """Count the words of what would be added."""
    units = (choice.blocks[n].units[at] for n, places in cut.items() for at in places)
    return sum(len(unit.text.split()) for unit in units)


def _is_worth_it(choice: Choice, n: int, share: float, wanted: _Wanted) -> bool:
    """Whether a block of that share of the best fitness is worth the customer's time.

    What stands in another section must tell something asked that was not told.
    """
    block, best = choice.blocks[n], wanted.best
    if n - 1 in choice.places and is_note(block.units[0].quote):
        return share >= ENOUGH_OF_NOTE
    if wanted.asks_how and _are_first_steps(choice, block) and _is_same_article(block, best):
        return share >= ENOUGH_OF_STEPS
    if share < _enough(choice, block, best):
        return False
    if block.section == best.section:
        words = content_words(" ".join(unit.text for unit in block.units))
        return share >= ENOUGH_UNASKED or bool(words & wanted.words)
    said = content_words(" ".join(unit.text for unit in choice.units()) + " " + best.heading)
    told = content_words(" ".join(unit.text for unit in block.units) + " " + block.heading)
    return bool((told - said) & wanted.words)


def _are_first_steps(choice: Choice, block: Block) -> bool:
    return block.kind == "steps" and all(unit.mark != "step" for unit in choice.units())


def _enough(choice: Choice, block: Block, first: Block) -> float:
    """What share of the best block's fitness another needs."""
    if block.section == first.section:
        is_case = block.kind == "table" or is_labelled(block)
        return ENOUGH_OF_CASE if is_case else ENOUGH_HERE
    if _is_same_article(block, first):
        return ENOUGH_ELSEWHERE if block.kind == "table" else ENOUGH_NEAR
    return ENOUGH_LINKED if _is_linked(choice, block) else ENOUGH_ELSEWHERE


def _is_same_article(block: Block, other: Block) -> bool:
    return block.section[0] == other.section[0]


def _is_linked(choice: Choice, block: Block) -> bool:
    """Whether a chosen sentence leads to the article of a block."""
    url = block.units[0].passage.article.url
    return bool(url) and any(url in _TARGET.findall(unit.quote) for unit in choice.units())


def _unsaid(choice: Choice, cut: Places) -> Places:
    """Leave out sentences that say what was chosen from another block already."""
    said = [content_words(unit.text) for unit in choice.units()]
    kept = {}
    for n, places in cut.items():
        units = choice.blocks[n].units
        kept[n] = {
            at
            for at in places
            if units[at].mark == "step" or not _is_said(content_words(units[at].text), said)
        }
    return {n: places for n, places in kept.items() if places}


def _is_said(words: frozenset[str], said: Sequence[frozenset[str]]) -> bool:
    return any(len(words & one) >= SAME * len(words | one) for one in said if one)
