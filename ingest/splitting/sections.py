"""The sections of a Markdown text: what stands between its headings, and under which."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section's own words are ``text[start:end]``; its heading begins at ``heading``.

    ``path`` is the headings that lead to it, its own last; empty for what stands above the first.
    """

    path: tuple[str, ...]
    heading: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    title: str
    start: int
    end: int


def sections(text: str, title: str = "") -> list[Section]:
    """Cut a text at its headings, in order, without a gap.

    A first heading that only repeats the article's title is left out of the paths. Headings in
    quotes and lists belong to these; what looks like one in a code block is none.
    """
    found: list[Section] = []
    above: list[_Heading] = []
    path: tuple[str, ...] = ()
    heading, start = 0, 0
    for one in _headings(text):
        found.append(Section(path, heading, start, one.start))
        above = [*(h for h in above if h.level < one.level), one]
        path = tuple(h.title for h in above if h.title)
        if path and path[0].casefold() == title.casefold():
            path = path[1:]
        heading, start = one.start, one.end
    return [*found, Section(path, heading, start, len(text))]


def _headings(text: str) -> Iterator[_Heading]:
    """Find the headings that stand in no other block, with offsets in characters."""
    raw = text.encode()
    depth, level, words = 0, 0, ""
    bytes_read, start = 0, 0
    for event, place in pyromark.events_with_range(text, options=_OPTIONS):
        match event:
            case {"Start": {"Heading": {"level": str(rank)}}} if depth == 0:
                depth, level, words = 1, int(rank[1:]), ""
                start += len(raw[bytes_read : place["start"]].decode())
                bytes_read = place["start"]
            case {"Start": _}:
                depth += 1
            case {"End": _}:
                depth -= 1
                if depth == 0 and level:
                    end = start + len(raw[bytes_read : place["end"]].decode())
                    yield _Heading(level, " ".join(words.split()), start, end)
                    level = 0
            case {"Text": str(said)} | {"Code": str(said)} if level:
                words += said
            case "SoftBreak" | "HardBreak" if level:
                words += " "
            case _:
                pass
