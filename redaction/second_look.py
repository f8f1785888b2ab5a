"""Look again at a redacted text, where its placeholders now stand beside what was not hidden."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from redaction.entities import Entity
from redaction.finding import trimmed
from redaction.text import PLACEHOLDER


class Piece(NamedTuple):
    """A piece of one text, and where it stands in another."""

    start: int
    elsewhere: int
    length: int


def missed(
    found: Iterable[Entity],
    around: Sequence[Piece],
    raw: str,
    hidden: Sequence[Entity],
    placeholders: Sequence[str],
) -> list[Entity]:
    """Say where in a raw text stands what was found around the placeholders of its redacted form.

    ``hidden`` are the entities that the placeholders stand for, with offsets into the raw text.
    """
    return trimmed(raw, _moved(_moved(found, around), _gaps(raw, hidden, placeholders)))


def _gaps(raw: str, hidden: Iterable[Entity], placeholders: Iterable[str]) -> list[Piece]:
    """List the pieces of a redacted text between its placeholders."""
    gaps = []
    start = elsewhere = 0
    for entity, placeholder in zip(hidden, placeholders, strict=True):
        gaps.append(Piece(start, elsewhere, entity.start - elsewhere))
        start += gaps[-1].length + len(placeholder)
        elsewhere = entity.end
    return [*gaps, Piece(start, elsewhere, len(raw) - elsewhere)]


def _moved(entities: Iterable[Entity], pieces: Sequence[Piece]) -> list[Entity]:
    """Give the parts of entities that lie in pieces, as they stand in the other text."""
    starts = [piece.start for piece in pieces]
    moved = []
    for entity in entities:
        for number in range(max(0, bisect_right(starts, entity.start) - 1), len(pieces)):
            piece = pieces[number]
            start = max(entity.start - piece.start, 0)
            end = min(entity.end - piece.start, piece.length)
            if start < end:
                there = piece.elsewhere
                moved.append(Entity(there + start, there + end, entity.kind, entity.score))
            if entity.end <= piece.start + piece.length:
                break
    return moved


_AROUND = 50
_CUT = "\n#\n"


def around_placeholders(text: str) -> tuple[str, list[Piece]]:
    """Give the parts of a redacted text that are near its placeholders, and where each stands.

    A sign's line parts them, and keeps the end of one from being read as a text's last words, a
    signature.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for start, end in _near_placeholders(text):
        pieces.append(Piece(size, start, end - start))
        parts += [text[start:end], _CUT if end < len(text) else ""]
        size += end - start + len(_CUT)
    return "".join(parts), pieces


def _near_placeholders(text: str) -> list[tuple[int, int]]:
    """List where the parts begin and end; they are apart and in order."""
    near: list[tuple[int, int]] = []
    for place in PLACEHOLDER.finditer(text):
        start = max(place.start() - _AROUND, 0)
        end = _after_space(text, place.end() + _AROUND)
        if near and start <= near[-1][1]:
            near[-1] = (near[-1][0], end)
        else:
            near.append((_after_space(text, start) if start else 0, end))
    return near


def _after_space(text: str, position: int) -> int:
    """Say where the word after a position begins."""
    space = _SPACE.search(text, position)
    return space.end() if space else len(text)


_SPACE = re.compile(r"\s")
