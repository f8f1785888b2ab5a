"""Read passages as blocks of quotable units: sentences, steps with what they hold, rows, code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import sentencex

from retrieval.articles import Passage
from service.drafting.reading.layout import BlockKind, Laid, Part, laid_out, title_of
from service.drafting.reading.signposts import leads_elsewhere
from service.drafting.reading.tables import head_above, is_row
from service.drafting.reading.units import Unit
from service.drafting.reading.words import encodable

__all__ = ["Block", "BlockKind", "Unit", "blocks_of"]

MAX_CHARACTERS = 20_000
"""How much of a passage is read. A splitter makes none so long; a hostile article might."""

REMEMBERED = 512
REMEMBERED_CHARACTERS = 50_000
"""How many passages' blocks are remembered, for the writer, the guard and the search for conflicts
all read the same ones; and how long an article may be whose text is kept for that."""

_MARKUP = re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)|`[^`\n]+`|<[^<>\n]+>")
_CLOSING = re.compile(r"[*_]{1,3}(?=\s|$)\s*")
_HEADING_ABOVE = re.compile(r"^ {0,3}#{1,6}[ \t]+(\S[^\n]*?)[ \t]*\n\s*\Z", re.MULTILINE)
_LOOKED_BACK = 400
_MARKS = re.compile(r"[\s*+|\u2022-]*")
_MARK_CHARACTERS = 40


@dataclass(frozen=True)
class Block:
    """A paragraph, list or table, as its units in order.

    ``first_number`` is that of a list of steps. ``heading`` is the nearest above it, without its
    number, or empty; ``title`` the same as a unit to quote, where it stands in the article's text.
    """

    kind: BlockKind
    units: tuple[Unit, ...]
    first_number: int = 0
    heading: str = ""
    title: Unit | None = None

    @property
    def section(self) -> tuple[str, str]:
        """What tells its section from others: the article and the heading."""
        return self.units[0].passage.article.id, self.heading


def blocks_of(passages: Sequence[Passage]) -> list[Block]:
    """Read the blocks of passages, article by article as they come, each in reading order.

    A list or a table that was cut by a passage's end is joined again.
    """
    rank = {passage.article.id: n for n, passage in reversed(list(enumerate(passages)))}
    blocks: list[Block] = []
    for passage in sorted(passages, key=lambda p: (rank[p.article.id], p.start)):
        for block in _read(passage):
            if blocks and _continues(blocks[-1], block):
                before = blocks.pop()
                blocks.append(replace(before, units=(*before.units, *block.units)))
            else:
                blocks.append(block)
    return blocks


def _continues(before: Block, block: Block) -> bool:
    """Whether a block goes on with the one before, from which the passage's end has cut it."""
    last, first = before.units[-1], block.units[0]
    article = last.passage.article
    if before.kind != block.kind or article.id != first.passage.article.id:
        return False
    if before.kind == "steps":
        follows = before.first_number + _steps(before)
        return 1 < block.first_number == follows
    between = article.text[last.end : first.start]
    is_cut = before.kind in ("bullets", "table") and last.passage.id != first.passage.id
    return is_cut and len(between) <= _MARK_CHARACTERS and bool(_MARKS.fullmatch(between))


def _steps(block: Block) -> int:
    return sum(unit.mark == "step" and unit.depth == 0 for unit in block.units)


def _read(passage: Passage) -> tuple[Block, ...]:
    is_long = len(passage.article.text) > REMEMBERED_CHARACTERS
    return tuple(_blocks(passage)) if is_long else _remembered(passage)


@lru_cache(REMEMBERED)
def _remembered(passage: Passage) -> tuple[Block, ...]:
    return tuple(_blocks(passage))


def _blocks(passage: Passage) -> Iterator[Block]:
    text = passage.text[:MAX_CHARACTERS]
    heading = title_of(passage.headings[-1]) if passage.headings else ""
    above = _title_above(passage, heading)
    head = head_above(passage.article.text, passage.start) if is_row(text) else ()
    for laid in laid_out(text, heading, head):
        units = tuple(unit for part in laid.parts for unit in _units(passage, part))
        if units:
            title = _title(passage, laid) or (above if laid.heading == heading else None)
            yield Block(laid.kind, units, laid.number, laid.heading, title)


def _title(passage: Passage, laid: Laid) -> Unit | None:
    if laid.heading_span is None or not laid.heading:
        return None
    start, end = (passage.start + place for place in laid.heading_span)
    return Unit(passage, start, end, "heading", 0, f"{laid.heading}:")


def _title_above(passage: Passage, heading: str) -> Unit | None:
    """Find a passage's own heading, which stands right above its first word."""
    text = passage.article.text
    found = _HEADING_ABOVE.search(text, max(0, passage.start - _LOOKED_BACK), passage.start)
    if not found or not heading or title_of(found[1]) != heading:
        return None
    return Unit(passage, found.start(1), found.end(1), "heading", 0, f"{heading}:")


def _units(passage: Passage, part: Part) -> Iterator[Unit]:
    start, end = passage.start + part.start, passage.start + part.end
    text = passage.article.text[start:end]
    cuts = _sentence_ends(passage, text) if part.mark == "sentence" else [len(text)]
    cut_start = 0
    for cut_end in cuts:
        piece = text[cut_start:cut_end]
        inner = start + cut_start + len(piece) - len(piece.lstrip())
        cut_start = cut_end
        unit = Unit(passage, inner, inner + len(piece.strip()), part.mark, part.depth, part.reads)
        is_said = unit.text and any(character.isalnum() for character in unit.text)
        if is_said and (part.mark in ("row", "code") or not leads_elsewhere(unit.quote, unit.text)):
            yield unit


def _sentence_ends(passage: Passage, text: str) -> list[int]:
    """Where the sentences of a paragraph end; a mark that closes emphasis stays with its own."""
    ends = [
        found["end_index"]
        for found in sentencex.get_sentence_boundaries(passage.article.language, _masked(text))
    ]
    return [_after_closing(text, end) for end in ends]


def _after_closing(text: str, end: int) -> int:
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def _masked(text: str) -> str:
    """Blot out links, images, code and tags, whose points and marks end no sentence."""
    return _MARKUP.sub(lambda m: "x" * len(m[0]), encodable(text))
