"""What a mistyped word may have been meant to be, among the words that passages have."""

from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.keywords.fields import Vocabulary

SHORTEST = 4
"""Letters of a word that is taken for mistyped; nearly any three letters are near a word."""
LONGEST = 24

_TOO_MANY_FROM = 5
_ONE_LETTER_WRONG_FROM = 6
_TWO_SLIPS_FROM = 8
_SAME_START = 3
_LISTED = 1000
_NEARLY_AS_FREQUENT = 0.25
_MOST = 2


def nearest(word: str, stemmer: Any, vocabulary: Vocabulary) -> list[str]:
    """Give the stems of the most frequent words one slip away, or two of a long word; or none.

    A slip is a letter too many, too few, wrong, or two that changed places: the distance of
    Damerau. Every spelling one slip away is looked up (Norvig, "How to write a spelling
    corrector"), so that the time does not grow with the library.
    """
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()):
        return []
    # The index holds stems, and a slip may hide the ending: so all are stemmed, not the word.
    near = {stem: vocabulary.having(stem) for stem in stemmer.analyze(" ".join(_slips(word)))}
    if not any(near.values()) and len(word) >= _TWO_SLIPS_FROM:
        near = _two_slips(stemmer.analyze(word)[0], vocabulary)
    best = max(near.values(), default=0)
    frequent = [s for s, having in near.items() if having and having >= best * _NEARLY_AS_FREQUENT]
    return sorted(frequent, key=lambda stem: (-near[stem], stem))[:_MOST]


def halves(word: str, stemmer: Any, vocabulary: Vocabulary) -> list[str]:
    """Part a word that is written as one into two that passages have: ``timezone``; or give none.

    Of several ways the one is taken whose rarer half is the most frequent.
    """
    if not (word.isalpha() and word.isascii()):
        return []
    ways = []
    for cut in range(_SAME_START, min(len(word), LONGEST) - _SAME_START + 1):
        pair = stemmer.analyze(f"{word[:cut]} {word[cut:]}")
        ways.append((min(map(vocabulary.having, pair)), pair))
    having, pair = max(ways, default=(0, []))
    return list(pair) if having else []


def _slips(word: str) -> Iterator[str]:
    """Spell everything one slip away; the first letter is seldom the wrong one.

    A short word is near many others, so that less is taken for a slip.
    """
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    yield from (a + b[1] + b[0] + b[2:] for a, b in cuts if b[1:])
    if len(word) >= _TOO_MANY_FROM:
        yield from (a + b[1:] for a, b in cuts if b)
        yield from (a + letter + b for a, b in cuts[1:] for letter in ascii_lowercase)
    if len(word) >= _ONE_LETTER_WRONG_FROM:
        yield from (a + letter + b[1:] for a, b in cuts[1:] if b for letter in ascii_lowercase)


def _two_slips(stem: str, vocabulary: Vocabulary) -> dict[str, int]:
    """List the stems that start alike and are at most two slips away."""
    listed = vocabulary.beginning(stem[:_SAME_START], _LISTED)
    near = process.extract(stem, listed.keys(), scorer=OSA.distance, score_cutoff=2, limit=None)
    return {other: listed[other] for other, _, _ in near}
