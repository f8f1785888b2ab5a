"""Read a table's row as a sentence: what each cell says, and what its column is called."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from retrieval.plain import plain

_CELL_END = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-[-: \t|]*")
_SPACES = re.compile(r"\s+")
_SAYS_NOTHING = frozenset({"", "-", "\u2013", "\u2014", "n/a", "see below", "see above"})
_LOOKED_BACK = 8000
"""How many characters above a passage its table's head may stand."""

MAX_CELLS = 24


def is_row(line: str) -> bool:
    """Whether a line is one of a table."""
    return line.lstrip().startswith("|")


def is_rule(line: str) -> bool:
    """Whether a line only parts a table's head from its rows."""
    return bool(_RULE.fullmatch(line)) and "-" in line


def cells_of(line: str) -> tuple[str, ...]:
    """Read the cells of a row as plain text."""
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return tuple(
        _SPACES.sub(" ", plain(cell.replace("\\|", "|"))).strip()
        for cell in _CELL_END.split(bare, maxsplit=MAX_CELLS)
    )


def spoken(head: Sequence[str], cells: Sequence[str]) -> str:
    """Say a row: "Solid amber: No Wi-Fi. Check the router", what it is about in front.

    A column's name is said where the cell means nothing without: of a comparison, whose first
    column has no name, always; elsewhere of a single word or a number. Empty where the row says
    nothing about what its first cell names.
    """
    first, *others = cells or ("",)
    names = list(head[1:]) if len(head) == len(cells) else []
    compares = bool(names) and not head[0]
    said = [
        _named(name, cell, compares=compares)
        for name, cell in zip_longest(names, others, fillvalue="")
        if cell.casefold() not in _SAYS_NOTHING
    ]
    if not said:
        return ""
    if len(others) == 1 and not compares:
        said = [cell for cell in others if cell]
    about = f"{first}: " if first else ""
    spelled = about + ("; " if compares else ". ").join(said)
    return spelled if spelled.endswith((".", "!", "?")) else f"{spelled}."


def _named(name: str, cell: str, *, compares: bool) -> str:
    """Put a column's name before a cell that needs it; a name that asks is answered."""
    if name.endswith("?"):
        return f"{name} {cell.rstrip('.')}"
    needs_name = compares or len(cell.split()) == 1 or cell[:1].isdigit()
    return f"{name} \u2013 {cell}" if name and needs_name else cell.rstrip(".")


def head_above(text: str, start: int) -> tuple[str, ...]:
    """Find the head of the table that a passage, which begins at ``start``, goes on with."""
    lines = text[max(0, start - _LOOKED_BACK) : start].splitlines()
    for n in range(len(lines) - 1, 0, -1):
        if not is_row(lines[n]):
            return ()
        if is_rule(lines[n]) and is_row(lines[n - 1]):
            return cells_of(lines[n - 1])
    return ()
