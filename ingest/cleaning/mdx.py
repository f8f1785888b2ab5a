"""MDX without its program parts: what its components say stays, as Markdown."""

import re

from ingest.cleaning.components import Tag, read_tag
from ingest.cleaning.outdenting import CLOSE, OPEN, TITLE, outdented
from ingest.unreadable import UnreadableError

_FENCE = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_PROGRAM = re.compile(
    r"^(?:import\s+(?:[\"'{*]|[\w$]+\s*,?\s*(?:\{[^}]*\}\s*)?from\b)"
    r"|export\s+(?:const|let|var|function|default|class|async|type|interface|\{|\*))"
)
_MARK = re.compile(r"(`+)|\{/\*|<(?=[A-Za-z/>])")
_SPACE = re.compile(r"\{[\"'][ ]*[\"']\}")
_LIST = re.compile(r"(?:[ \t]*(?:[-*+>]|\d+[.)]))+[ \t]+")
_REACH = 5_000
"""How far the end of a tag, a comment or a code span is looked for; it keeps the time linear."""

_LINE = 200
"""How much of the line before a tag matters: its indentation, a list's mark."""

_MOST_ODD = 200
"""Tags and comments without an end that are passed over; MDX itself takes none."""

_MOST_TAGS = 20_000
"""Tags of a page; more are a mistake or an attack."""


def without_jsx(text: str) -> str:
    """Leave the Markdown of an MDX text.

    Imports, exports and comments go; a component leaves its title in bold and its content, not
    indented any more (MDX knows no indented code, Markdown does); fences stay as they are.
    """
    pieces: list[str] = []
    done = 0
    for fence in _FENCE.finditer(text):
        pieces += [_without_tags(_without_program(text[done : fence.start()])), fence[0]]
        done = fence.end()
    pieces.append(_without_tags(_without_program(text[done:])))
    return outdented("".join(pieces))


def _without_program(text: str) -> str:
    """Drop import and export blocks, which end at the first blank line outside of brackets."""
    kept: list[str] = []
    is_program, depth = False, 0
    for line in text.splitlines(keepends=True):
        goes_on = is_program and (depth > 0 or bool(line.strip()))
        is_program = goes_on or bool(_PROGRAM.match(line))
        depth = depth + _balance(line) if is_program else 0
        if not is_program:
            kept.append(line)
    return "".join(kept)


def _balance(line: str) -> int:
    return sum(map(line.count, "{([")) - sum(map(line.count, "})]"))


def _without_tags(text: str) -> str:
    pieces: list[str] = []
    done = odd = tags = 0
    while mark := _MARK.search(text, done):
        tags += not mark[1]
        pieces.append(text[done : mark.start()])
        done, said = _read_mark(text, mark)
        pieces.append(said)
        odd += done == mark.end() and not mark[1]
        if odd > _MOST_ODD:
            raise UnreadableError("It is not MDX: it is full of tags that do not end.")
        if tags > _MOST_TAGS:
            raise UnreadableError(f"It has more than {_MOST_TAGS} tags.")
    pieces.append(text[done:])
    return _SPACE.sub(" ", "".join(pieces))


def _read_mark(text: str, mark: re.Match[str]) -> tuple[int, str]:
    """Read a code span, a comment or a tag: where it ends, and what stands there instead."""
    start, reach = mark.start(), mark.end() + _REACH
    if mark[1]:
        end = text.find(mark[1], mark.end(), reach)
        end = mark.end() if end < 0 else end + len(mark[1])
        return end, text[start:end]
    if mark[0] == "{/*":
        end = text.find("*/}", mark.end(), reach)
        return (mark.end(), mark[0]) if end < 0 else (end + 3, "")
    tag = read_tag(text, start, reach)
    if tag is None:
        return mark.end(), mark[0]
    line = text[max(0, start - _LINE) : start].rpartition("\n")[2]
    return tag.end, _said(tag, line, starts_line=not line.strip())


def _said(tag: Tag, line: str, *, starts_line: bool) -> str:
    """Say as Markdown what a tag says, given the line before it."""
    if not tag.is_component:
        return f"\n\n{tag.html}\n\n" if tag.is_block and starts_line else tag.html
    if tag.closes:
        return f"{CLOSE}\n\n" if starts_line else CLOSE
    opening = "" if tag.is_whole else OPEN
    if starts_line:
        title = f"\n\n{line}{TITLE}{tag.title}\n\n{line}" if tag.title else f"\n{line}"
        return title + opening
    return f"**{tag.title}** {opening}" if tag.title and _LIST.fullmatch(line) else opening
