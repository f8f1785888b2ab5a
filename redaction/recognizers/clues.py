"""What a text gives away at a glance, so that recognisers that cannot find anything are not run."""

import re

from redaction.recognizers.legible import folded

Needs = tuple[frozenset[str], ...]
"""What a recogniser cannot do without: of each of these sets, a text must hold one clue."""

DIGIT = frozenset({"0"})
"""The clue that stands for any digit."""

LONG = frozenset({"0" * 16})
"""The clue that stands for sixteen characters or more without a space."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_LONG = re.compile(r"\S{16}")


def clues(text: str) -> frozenset[str]:
    """Gather a text's words and characters, in lower case without accents, and the clues above."""
    plain = folded(text)
    found = {*_WORD.findall(plain), *plain}
    if _DIGIT.search(plain):
        found |= DIGIT
    if _LONG.search(plain):
        found |= LONG
    return frozenset(found)


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
