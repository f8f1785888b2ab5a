"""Read the lines of a passage as blocks: paragraphs, lists with what is nested in them, tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from retrieval.plain import plain
from service.drafting.reading.tables import cells_of, is_row, is_rule, spoken
from service.drafting.reading.units import Mark

BlockKind = Literal["paragraph", "steps", "bullets", "table", "code"]

_ITEM = re.compile(r"(?:(\d{1,3})[.)]|[*+\u2022-])[ \t]+(?=\S)")
_IMAGE = re.compile(r"[ \t]*(?:(?:[-*_][ \t]*){3,}|!\[[^\]]*\]\([^)]*\)[ \t]*)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_BOLD_HEADING = re.compile(r"(?:\*\*[^*\n]{1,80}(?<![.!])\*\*|__[^_\n]{1,80}(?<![.!])__):?")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_NUMBERED = re.compile(r"^(?:step\s+)?\d{1,3}[.):]\s+", re.IGNORECASE)
_JITTER = 2
"""Columns by which items of one level may be indented differently."""

MAX_DEPTH = 3
MAX_CODE_LINES = 6
MAX_CODE_CHARACTERS = 300


@dataclass(slots=True)
class Part:
    """A span of the passage's text, and what it is; ``reads`` as in `Unit`."""

    start: int
    end: int
    mark: Mark = "sentence"
    depth: int = 0
    reads: str = ""


@dataclass(slots=True)
class Laid:
    """A block as it was laid out: its parts in order, and the heading it stands under."""

    kind: BlockKind
    heading: str
    heading_span: tuple[int, int] | None
    number: int = 0
    parts: list[Part] = field(default_factory=list)


def laid_out(text: str, heading: str, head: tuple[str, ...] = ()) -> list[Laid]:
    """Read a passage's text, which begins under ``heading`` and within a table of that head."""
    reader = _Reader(heading, head)
    for start, line in _lines(text):
        reader.read(start, line)
    return reader.finished()


def title_of(heading: str) -> str:
    """Read a heading without its marks and its number."""
    return _NUMBERED.sub("", plain(heading).strip().rstrip(":")).strip()


class _Reader:
    """Takes lines one by one, and knows which block they go on with."""

    def __init__(self, heading: str, head: tuple[str, ...]) -> None:
        self._done: list[Laid] = []
        self._open = Laid("paragraph", heading, None)
        self._indents: list[int] = []
        self._after_blank = True
        self._is_quoted = False
        self._head = head
        self._row: tuple[int, str] | None = None
        self._code: list[tuple[int, str]] | None = None

    def read(self, start: int, line: str) -> None:
        if self._code is not None or _FENCE.match(line):
            self._read_code(start, line)
        elif not line.strip():
            self._after_blank = True
            return
        elif is_row(line):
            self._read_row(start, line)
        elif _HEADING.match(line) or (self._after_blank and _BOLD_HEADING.fullmatch(line.strip())):
            self._read_heading(start, line)
        elif not _IMAGE.fullmatch(line):
            self._read_words(start, line)
        self._after_blank = False

    def finished(self) -> list[Laid]:
        self._new("paragraph")
        return self._done

    def _new(self, kind: BlockKind, number: int = 0) -> None:
        before = self._open
        if before.parts:
            self._done.append(before)
        self._open = Laid(kind, before.heading, before.heading_span, number)
        self._indents = []

    def _read_heading(self, start: int, line: str) -> None:
        self._new("paragraph")
        mark = _HEADING.match(line)
        begins = mark.end() if mark else len(line) - len(line.lstrip())
        self._open.heading = title_of(line[begins:])
        self._open.heading_span = (start + begins, start + len(line.rstrip()))

    def _read_row(self, start: int, line: str) -> None:
        if self._open.kind != "table":
            self._new("table")
        if is_rule(line):
            self._head = cells_of(self._row[1]) if self._row else self._head
            self._row = None
            return
        self._take_row()
        self._row = (start, line)
        if self._head:
            self._take_row()

    def _take_row(self) -> None:
        """Take the row read before, now that it is known to be no head."""
        if self._row:
            start, line = self._row
            bare = line.rstrip()
            reads = spoken(self._head, cells_of(line))
            begins = start + len(bare) - len(bare.lstrip())
            if reads:
                self._open.parts.append(Part(begins, start + len(bare), "row", 0, reads))
        self._row = None

    def _read_code(self, start: int, line: str) -> None:
        if self._code is None:
            self._code = []
        elif _FENCE.match(line):
            self._take_code(self._code)
            self._code = None
        elif len(self._code) <= MAX_CODE_LINES:
            self._code.append((start, line))

    def _take_code(self, lines: list[tuple[int, str]]) -> None:
        """Take a short piece of code, which is something to type, as a part of its own."""
        said = [(start, line) for start, line in lines if line.strip()]
        reads = "\n".join(line.strip() for _, line in said)
        if not said or len(lines) > MAX_CODE_LINES or len(reads) > MAX_CODE_CHARACTERS:
            return
        first, last = said[0], said[-1]
        begins = first[0] + len(first[1]) - len(first[1].lstrip())
        is_inside = self._indents and first[1][:1] in (" ", "\t")
        if not is_inside:
            self._new("code")
        end = last[0] + len(last[1].rstrip())
        self._open.parts.append(Part(begins, end, "code", len(self._indents), reads))

    def _read_words(self, start: int, line: str) -> None:
        self._row, self._head = None, ()
        bare = line.lstrip()
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        item = _ITEM.match(bare)
        is_quoted = bare.startswith(">")
        end = start + len(line.rstrip())
        begins = start + len(line) - len(bare)
        if item:
            self._take_item(begins + item.end(), end, indent, item[1])
        elif self._goes_on(indent) and is_quoted <= (self._is_quoted or bool(self._indents)):
            self._extend(begins, end)
        else:
            self._new("paragraph")
            self._open.parts.append(Part(begins, end))
        self._is_quoted = is_quoted

    def _goes_on(self, indent: int) -> bool:
        if self._open.kind in ("table", "code") or not self._open.parts:
            return False
        return not self._after_blank or (bool(self._indents) and indent >= _JITTER)

    def _extend(self, begins: int, end: int) -> None:
        last = self._open.parts[-1]
        if last.mark == "code":
            self._open.parts.append(Part(begins, end, "sentence", len(self._indents)))
        else:
            last.end = end

    def _take_item(self, start: int, end: int, indent: int, number: str | None) -> None:
        while self._indents and self._indents[-1] > indent - _JITTER:
            self._indents.pop()
        depth = min(len(self._indents), MAX_DEPTH)
        kind: BlockKind = "steps" if number else "bullets"
        if depth == 0 and (self._open.kind != kind or not self._open.parts):
            self._new(kind, int(number or 0))
        if len(self._indents) <= MAX_DEPTH:
            self._indents.append(indent)
        self._open.parts.append(Part(start, end, "step" if number else "bullet", depth))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Walk the lines with the offset of each."""
    offset = 0
    for line in text.splitlines(keepends=True):
        yield offset, line.rstrip("\r\n")
        offset += len(line)
