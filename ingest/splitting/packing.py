"""Choose where a section that is too long is cut: at the best of its places, into even pieces."""

import itertools
import re
from collections.abc import Sequence

_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
_GLUED = re.compile(r":(?:\*\*)?$|(?:^|\s)(?:[-*+]|\d+[.)])$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]*_]*$")  # noqa: RUF001 (other scripts' full stops)

# What a cut costs, beside the one that every further piece costs.
_AT_BLOCK, _AT_ITEM, _AT_ROW, _WITHIN_ITEM = 0.0, 0.5, 2.0, 2.5
_AT_SENTENCE, _WITHIN_SENTENCE, _AFTER_LEAD, _IN_CODE = 3.0, 6.0, 6.0, 7.0
_TINY_PIECE = 5.0


def packed(
    text: str, atoms: Sequence[tuple[int, int]], tokens: Sequence[int], room: int
) -> list[tuple[int, int]]:
    """Put atoms, the smallest spans worth keeping whole, together into pieces of ``room`` tokens.

    Of all ways to do so takes the cheapest, as TeX breaks lines: cuts between blocks cost little,
    cuts after "Follow these steps:" or within code much, and so do pieces too small to be of use.
    An atom with more tokens than there is room for makes a piece of its own.
    """
    costs = [0.0, *(_cost(text, *pair) for pair in itertools.pairwise(atoms))]
    inside = _inside_code(text, atoms)
    cuts = [_IN_CODE if code else cost for code, cost in zip(inside, costs, strict=True)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(atoms) + 1):
        best.append(min(_ways(best, end, cuts, tokens, room)))
    pieces = []
    end = len(atoms)
    while end:
        start = best[end][1]
        pieces.append((atoms[start][0], atoms[end - 1][1]))
        end = start
    return pieces[::-1]


def _ways(
    best: Sequence[tuple[float, int]],
    end: int,
    cuts: Sequence[float],
    tokens: Sequence[int],
    room: int,
) -> list[tuple[float, int]]:
    """Price every last piece that ends before ``end``: the whole cost, and where it starts."""
    ways: list[tuple[float, int]] = []
    size = 0
    for start in range(end - 1, -1, -1):
        size += tokens[start]
        if size > room and ways:
            break
        ways.append((best[start][0] + cuts[start] + _price(size / room), start))
    return ways


def _price(filled: float) -> float:
    """Price a piece by how full it is, which makes pieces few and even."""
    return 1 + (1 - filled) ** 2 + _TINY_PIECE * max(0.0, 0.25 - filled) * 4


def _cost(text: str, before: tuple[int, int], after: tuple[int, int]) -> float:
    """Price the cut between two atoms by what ends and what begins there."""
    ended, gap, begun = (
        text[before[0] : before[1]],
        text[before[1] : after[0]],
        text[after[0] : after[0] + 9],
    )
    if _GLUED.search(ended[-9:]):
        return _AFTER_LEAD  # "Follow these steps:", or the bare number of a step
    if "\n" not in gap:
        return _AT_SENTENCE if _SENTENCE_END.search(ended[-9:]) else _WITHIN_SENTENCE
    if begun.startswith("|"):
        return _AT_ROW
    if not gap.endswith("\n"):
        return _WITHIN_ITEM  # What is indented belongs to the item above.
    if _ITEM.match(begun):
        return _AT_ITEM
    return _AT_BLOCK if gap.count("\n") > 1 else _AT_SENTENCE


def _inside_code(text: str, atoms: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each atom whether it begins inside a code fence."""
    inside, is_open = [], False
    for start, end in atoms:
        inside.append(is_open)
        is_open ^= len(_FENCE.findall(text, start, end)) % 2 == 1
    return inside
