"""Choose the blocks that answer a question, within a length a customer will read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.drafting.reading.blocks import Block, BlockKind, Unit

MAX_STEPS = 10
MAX_BULLETS = 6
ENOUGH = 0.85
ENOUGH_ELSEWHERE = 0.95
"""Shares of the best score that a further block needs to be worth the customer's time: in the
article of the best one, and in another article, which mostly answers another question."""

STEPS_REACH = 3
"""How many blocks below a sentence "these steps" may stand."""

STEPS_ASKED = 1.15
"""What a list of steps counts more where the question is how to do something."""

_STEPS_BELOW = re.compile(r"\b(?:these|following) steps\b|\bsteps below\b", re.IGNORECASE)
_ASKS_HOW = re.compile(
    r"\bhow (?:do|can|could|to|should|would)\b|\bwhat (?:can|should|do) i do\b|\bsteps?\b",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"(?:this|that|these|those|it|they|he|she|then|otherwise|however|also|if so|if not|instead"
    r"|after that|in that case|for this|to do (?:this|so)|to solve this)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit chosen for the reply, and the kind of block it stands in."""

    unit: Unit
    kind: BlockKind


def choose(
    blocks: Sequence[Block], scores: Mapping[Unit, float], query: str, max_words: int
) -> list[list[Piece]]:
    """Choose from blocks in reading order: the best one first, then what still adds something.

    ``scores`` gives each unit's fitness between 0 and 1. Returns the reply's paragraphs. A list of
    steps is kept whole and in order, with the sentence that introduces it; a sentence that leans on
    the one before takes it along. The first paragraph is chosen whatever its length.
    """
    steps_count = STEPS_ASKED if _ASKS_HOW.search(query) else 1.0
    fitness = [
        _fitness(blocks, n, scores) * (steps_count if block.kind == "steps" else 1.0)
        for n, block in enumerate(blocks)
    ]
    order = sorted(range(len(blocks)), key=lambda n: -fitness[n])
    chosen: dict[int, list[Piece]] = {}
    taken: set[str] = set()
    words = 0
    for n in order:
        if fitness[n] < _enough(blocks[n], blocks[order[0]]) * fitness[order[0]]:
            continue
        pieces = [piece for piece in _cut(blocks, n, scores) if piece.unit.text not in taken]
        length = sum(len(piece.unit.text.split()) for piece in pieces)
        if not pieces or (chosen and words + length > max_words):
            continue
        chosen[n] = pieces
        taken.update(piece.unit.text for piece in pieces)
        words += length
    return [chosen[n] for n in sorted(chosen)]


def _enough(block: Block, best: Block) -> float:
    return ENOUGH if _same_article(block, best) else ENOUGH_ELSEWHERE


def _fitness(blocks: Sequence[Block], n: int, scores: Mapping[Unit, float]) -> float:
    """A paragraph counts as its best sentence; a list as its items, or as what introduces it.

    "To pair a lamp:" says what the steps below it are for, which the steps themselves seldom do.
    """
    block = blocks[n]
    values = [scores[unit] for unit in block.units if not unit.introduces]
    if not values:
        return 0.0
    if block.kind == "paragraph":
        return max(values)
    items = max(values) * 0.7 + sum(values) / len(values) * 0.3
    return max([items, *(scores[piece.unit] for piece in _introduction(blocks, n))])


def _cut(blocks: Sequence[Block], n: int, scores: Mapping[Unit, float]) -> list[Piece]:
    """Cut a block to what answers; a list and the sentence that introduces it go together."""
    block = blocks[n]
    if block.kind != "paragraph":
        return _introduction(blocks, n) + _items(block, scores)
    pieces = _sentences(block, scores)
    led = (_list_led_by(blocks, n, piece.unit) for piece in pieces)
    return pieces + [item for m in led if m is not None for item in _items(blocks[m], scores)]


def _items(block: Block, scores: Mapping[Unit, float]) -> list[Piece]:
    """The items of a list in order: steps all, of many bullets the best."""
    units = block.units[:MAX_STEPS]
    if block.kind == "bullets" and len(block.units) > MAX_BULLETS:
        best = set(sorted(block.units, key=lambda unit: -scores[unit])[:MAX_BULLETS])
        units = tuple(unit for unit in block.units if unit in best)
    return [Piece(unit, block.kind) for unit in units]


def _sentences(block: Block, scores: Mapping[Unit, float]) -> list[Piece]:
    """The best sentence, those nearly as good, and what a chosen one leans on."""
    best = max(scores[unit] for unit in block.units)
    wanted = {n for n, unit in enumerate(block.units) if scores[unit] >= ENOUGH * best}
    for n in sorted(wanted, reverse=True):
        before = n
        while before > 0 and _LEANING.match(block.units[before].text):
            before -= 1
            wanted.add(before)
    return [Piece(block.units[n], "paragraph") for n in sorted(wanted)]


def _introduction(blocks: Sequence[Block], n: int) -> list[Piece]:
    """The sentence that leads to a list, from right before it or some paragraphs above."""
    for m in range(max(0, n - STEPS_REACH), n):
        if blocks[m].kind == "paragraph":
            for unit in blocks[m].units:
                if _list_led_by(blocks, m, unit) == n:
                    return [Piece(unit, "paragraph")]
    return []


def _list_led_by(blocks: Sequence[Block], n: int, unit: Unit) -> int | None:
    """Which list a sentence of the n-th block leads to: the next, or steps a little below."""
    if _STEPS_BELOW.search(unit.text):
        reach = STEPS_REACH
    elif unit.introduces and unit is blocks[n].units[-1]:
        reach = 1
    else:
        return None
    for m in range(n + 1, min(n + 1 + reach, len(blocks))):
        if not _same_article(blocks[n], blocks[m]):
            return None
        if blocks[m].kind == "steps" or (reach == 1 and blocks[m].kind == "bullets"):
            return m
    return None


def _same_article(one: Block, other: Block) -> bool:
    return one.units[0].passage.article.id == other.units[0].passage.article.id
