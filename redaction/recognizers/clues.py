"""What a text gives away at a glance, so that recognisers that cannot find anything are not run."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from redaction.recognizers.legible import folded

Needs = tuple[frozenset[str], ...]
"""What a recogniser cannot do without: of each of these sets, a text must hold one clue."""

DIGIT = frozenset({"0"})
"""The clue that stands for any digit."""

LONG = frozenset({"0" * 16})
"""The clue that stands for sixteen characters or more without a space."""

Heads = frozenset[str]
"""How the words begin at which a recogniser's finds begin: their first three characters as folded.

``FIGURES`` and ``NUMBERED`` stand for digits."""

ANYWHERE: Heads = frozenset()
"""Finds may begin anywhere."""

FIGURES: Heads = frozenset({"0"})
"""Finds begin where digits begin."""

SIGNED_FIGURES: Heads = frozenset({"-0"})
"""Finds begin where digits begin, or one character before."""

NUMBERED: Heads = frozenset({"a0"})
"""Finds begin with a word that holds a digit, or with the one before it."""

HEAD = 3
"""Characters of a head."""

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(\w+)")
_DIGITS = re.compile(r"\d+")
_LONG = re.compile(r"\S{16}")


class Glance(NamedTuple):
    """A text's clues, and by the heads asked for where words begin with them, in order."""

    clues: frozenset[str]
    places: Mapping[str, Sequence[int]]


def clues(text: str) -> frozenset[str]:
    """Gather a text's words and characters, in lower case without accents, and the clues above."""
    return glance(text).clues


def glance(text: str, heads: Collection[str] = ()) -> Glance:
    """Gather a text's clues and the places where words with these heads begin, in one pass."""
    plain = folded(text)
    # Splitting is several times faster than a match object for each word.
    parts = _TOKEN.split(plain)
    words, starts = parts[1::2], list(accumulate(map(len, parts)))[::2]
    found = {*plain, *words}
    found.update(_WORD.findall(" ".join([word for word in words if not word.isalpha()])))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word, start in zip(words, starts, strict=False):
        if (head := word[:HEAD]) in heads:
            places[head].append(start)
    if _LONG.search(plain):
        found |= LONG
    if figures := [match.start() for match in _DIGITS.finditer(plain)]:
        found |= DIGIT
        places |= _around(figures, starts[: len(words)])
    return Glance(frozenset(found), places)


def _around(figures: list[int], starts: list[int]) -> dict[str, list[int]]:
    """Say where finds may begin that begin with digits or shortly before, among words' starts."""
    words = {bisect_right(starts, figure) - 1 for figure in figures}
    numbered = sorted(words | {max(0, word - 1) for word in words})
    return {
        "0": figures,
        "-0": [place for figure in figures for place in (figure - 1, figure) if place >= 0],
        "a0": [starts[word] for word in numbered],
    }


def may_find(recognizer: object, given: frozenset[str]) -> bool:
    """Whether a text with these clues may hold what a recogniser looks for."""
    needs: Needs = getattr(recognizer, "needs", ())
    for need in needs:  # noqa: SIM110 - runs for every recogniser on every text; all() costs double
        if given.isdisjoint(need):
            return False
    return True


def words(text: str) -> frozenset[str]:
    """Write a set of clues, as words between spaces."""
    return frozenset(folded(text).split())
