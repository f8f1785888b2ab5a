"""Read passages as blocks of quotable units: the sentences of a paragraph, the items of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import sentencex

from retrieval.articles import Passage
from retrieval.plain import plain
from service.model.reply import Citation

BlockKind = Literal["paragraph", "steps", "bullets"]

_ITEM = re.compile(r"^[ \t]*(?:(\d{1,3})[.)]|[*+-])[ \t]+(?=\S)")
_SKIPPED = re.compile(r"^[ \t]*(?:\||(?:[-*_][ \t]*){3,}$|!\[[^\]]*\]\([^)]*\)[ \t]*$)")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)")
_MARKUP = re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)|`[^`\n]+`|<[^<>\n]+>")
_CLOSING = re.compile(r"[*_]{1,3}(?=\s|$)\s*")
_SIGNPOST = re.compile(
    r"\[[^\]\n]*\]\([^)\n]*\)\.?|(?:Learn|Read|Find out) (?:how|what|why|when|where|about|more)\b.*"
    r"|(?:In this|This) (?:article|guide|page|section)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Unit:
    """The smallest thing that is quoted: ``article.text[start:end]``."""

    passage: Passage
    start: int
    end: int

    @cached_property
    def quote(self) -> str:
        """The exact words, Markdown and all."""
        return self.passage.article.text[self.start : self.end]

    @cached_property
    def text(self) -> str:
        """The words as a reader sees them, on one line."""
        return _SPACES.sub(" ", plain(self.quote)).strip()

    @property
    def introduces(self) -> bool:
        """Whether it only leads to what follows, as in "Do this:"."""
        return self.text.endswith(":")

    def citation(self) -> Citation:
        """Point to this unit."""
        article = self.passage.article
        return Citation(
            article_id=article.id,
            title=article.title,
            url=article.url,
            passage_id=self.passage.id,
            start=self.start,
            end=self.end,
            quote=self.quote,
        )


@dataclass(frozen=True)
class Block:
    """A paragraph or a list, as its units in order. ``first_number`` is that of a list of steps."""

    kind: BlockKind
    units: tuple[Unit, ...]
    first_number: int = 0


def blocks_of(passages: Sequence[Passage]) -> list[Block]:
    """Read the blocks of passages, article by article as they come, each in reading order.

    A list of steps that was cut by a passage's end is joined again.
    """
    rank = {passage.article.id: n for n, passage in reversed(list(enumerate(passages)))}
    blocks: list[Block] = []
    for passage in sorted(passages, key=lambda p: (rank[p.article.id], p.start)):
        for block in _blocks(passage):
            if blocks and _continues(blocks[-1], block):
                before = blocks.pop()
                joined = (*before.units, *block.units)
                blocks.append(Block("steps", joined, before.first_number))
            else:
                blocks.append(block)
    return blocks


def _continues(before: Block, block: Block) -> bool:
    return (
        before.kind == block.kind == "steps"
        and before.units[-1].passage.article.id == block.units[0].passage.article.id
        and block.first_number > 1
        and block.first_number == before.first_number + len(before.units)
    )


def _blocks(passage: Passage) -> Iterator[Block]:
    for block in _grouped(passage.text):
        units: list[Unit] = []
        for start, end in block.spans:
            units.extend(_units(passage, block.kind, passage.start + start, passage.start + end))
        if units:
            yield Block(block.kind, tuple(units), block.number)


def _units(passage: Passage, kind: BlockKind, start: int, end: int) -> Iterator[Unit]:
    text = passage.article.text[start:end]
    cuts = _sentence_ends(passage, text) if kind == "paragraph" else [len(text)]
    cut_start = 0
    for cut_end in cuts:
        piece = text[cut_start:cut_end]
        inner_start = start + cut_start + len(piece) - len(piece.lstrip())
        cut_start = cut_end
        unit = Unit(passage, inner_start, inner_start + len(piece.strip()))
        # A lone link ("Back to top") or a teaser ("Learn how to …") leads to an answer and is none.
        if unit.text and not _SIGNPOST.fullmatch(unit.quote):
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
    return _MARKUP.sub(lambda m: "x" * len(m[0]), text)


@dataclass
class _Open:
    """A block being read: its kind, its first number, and the spans of its parts."""

    kind: BlockKind = "paragraph"
    number: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)

    def take(self, start: int, end: int) -> None:
        self.spans.append((start, end))

    def extend(self, end: int) -> None:
        self.spans[-1] = (self.spans[-1][0], end)


def _grouped(text: str) -> Iterator[_Open]:
    """Group the lines of a passage into blocks."""
    block, after_blank = _Open(), True
    for start, end, line in _lines(text):
        item = _ITEM.match(line)
        is_inside = block.kind != "paragraph" and line[:1] in (" ", "\t")
        if _HEADING.match(line):
            yield block
            block = _Open()
        elif not line.strip():
            after_blank = True
            continue
        elif item and not (block.kind == "steps" and block.spans and is_inside):
            kind: BlockKind = "steps" if item[1] else "bullets"
            if block.kind != kind or not block.spans:
                yield block
                block = _Open(kind, int(item[1] or 0))
            block.take(start + item.end(), end)
        elif block.spans and (is_inside or not after_blank):
            block.extend(end)
        else:
            yield block
            block = _Open()
            block.take(start, end)
        after_blank = False
    yield block


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Walk the lines with their offsets; code, tables, rules and lone images read as blank."""
    offset, in_code = 0, False
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        is_fence = bool(_FENCE.match(line))
        is_prose = not (in_code or is_fence or _SKIPPED.match(line))
        in_code = in_code != is_fence
        bare = line.rstrip() if is_prose else ""
        yield start, start + len(bare), bare
