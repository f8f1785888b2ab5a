"""Read a query: which words in the index it asks for, and how much each counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from retrieval.common import COMMON_WORDS
from retrieval.keywords.fields import Vocabulary, analyzer
from retrieval.keywords.forms import Forms
from retrieval.keywords.spelling import halves, nearest
from retrieval.keywords.writing import codes, joined, phrases

MAX_TERMS = 64
"""Different words of a query that are searched for; a longer one costs time and finds no more."""

_MOST_CORRECTED = 6
"""A person mistypes few words; a query of nonsense would cost a millisecond for each."""

_MOST_PHRASES = 16
_WORD = re.compile(r"[^\W_]+")

_PARTICLES = frozenset({"in", "on", "up", "out", "off", "down"})
_AS_ANOTHER_FORM = 0.8
_AS_CORRECTED = 0.8
# "Social security" is two words however many addresses write it as one.
_AS_ONE_WORD = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """A word that tells something: how it may stand in the index, with the share each counts."""

    spellings: dict[str, float]
    rarity: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks for: telling words, common ones, codes, and phrases of several words."""

    telling: tuple[Word, ...]
    common: tuple[str, ...]
    codes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    @property
    def rarity(self) -> float:
        """What the telling words weigh together."""
        return sum(word.rarity for word in self.telling)


class Reader:
    """Reads queries as the index reads passages. A query is never parsed."""

    def __init__(self, tantivy: Any) -> None:
        self._stems = analyzer(tantivy)
        self._words = analyzer(tantivy, stems=False)
        self._forms = Forms(self._stems)
        self._common = frozenset(self._stems.analyze(" ".join(sorted(COMMON_WORDS))))

    def read(self, query: str, vocabulary: Vocabulary) -> Asked:
        """Read a query's different words, at most ``MAX_TERMS`` of a kind."""
        stems, words = self._stems.analyze(query), self._words.analyze(query)
        written = dict(zip(reversed(stems), reversed(words), strict=True))
        there = dict.fromkeys(stems)
        telling = [stem for stem in there if stem not in self._common][:MAX_TERMS]
        common = tuple(stem for stem in there if stem in self._common)
        # "How to do it?" has no other words; then these are all there is to go by.
        if not telling:
            telling, common = list(common), ()
        spellings = self._spellings(telling, written, self._joins(query, vocabulary))
        unknown = [stem for stem in telling if not any(map(vocabulary.having, spellings[stem]))]
        for stem in unknown[:_MOST_CORRECTED]:
            spellings[stem] |= self._corrected(written[stem], vocabulary)
        read = [_word(spellings[stem], vocabulary) for stem in telling]
        return Asked(
            tuple(read),
            common,
            tuple(dict.fromkeys(codes(query)))[:MAX_TERMS],
            tuple(dict.fromkeys(self._phrases(query))),
        )

    def _spellings(
        self, telling: list[str], written: dict[str, str], joins: dict[str, dict[str, float]]
    ) -> dict[str, dict[str, float]]:
        """Say how else each word may stand in the index, and what share it counts then."""
        spellings = {}
        for stem in telling:
            others = set(self._forms.others(stem, written[stem])) - self._common
            alike = dict.fromkeys(sorted(others), _AS_ANOTHER_FORM)
            spellings[stem] = {**alike, **joins.get(stem, {}), stem: 1.0}
        return spellings

    def stems_at(self, text: str, places: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Give for each place in a text the stem of the word that stands there."""
        for start, _ in places:
            word = _WORD.match(text, _beginning(text, start))
            yield next(iter(self._stems.analyze(word[0] if word else "")), "")

    def _joins(self, query: str, vocabulary: Vocabulary) -> dict[str, dict[str, float]]:
        """Find neighbours that passages write as one word: ``wi fi``, ``log in``."""
        usual = {word.lower() for word in joined(query)}
        words = list(zip(self._stems.analyze(query), self._words.analyze(query), strict=True))
        found: dict[str, dict[str, float]] = {}
        for (stem, word), (next_stem, following) in pairwise(words[:MAX_TERMS]):
            apart = {stem, next_stem} - self._common
            if stem in self._common or not (next_stem in apart or following in _PARTICLES):
                continue
            as_one = next(iter(self._stems.analyze(word + following)), "")
            if vocabulary.having(as_one):
                is_one = word + following in usual
                for one in apart:
                    is_sure = is_one or not vocabulary.having(one)
                    share = _AS_ANOTHER_FORM if is_sure else _AS_ONE_WORD
                    found.setdefault(one, {})[as_one] = share
        return found

    def _corrected(self, word: str, vocabulary: Vocabulary) -> dict[str, float]:
        near = nearest(word, self._stems, vocabulary) or halves(word, self._stems, vocabulary)
        return dict.fromkeys((one for one in near if one not in self._common), _AS_CORRECTED)

    def _phrases(self, query: str) -> Iterator[tuple[str, ...]]:
        """Read the phrases as stems; one of a single word is found as a word."""
        for phrase in phrases(query)[:_MOST_PHRASES]:
            stems = tuple(self._stems.analyze(phrase))
            if len(stems) > 1:
                yield stems


def _word(spellings: dict[str, float], vocabulary: Vocabulary) -> Word:
    """Weigh a word as its best spelling that some passage has; keep only what one has."""
    known = {one: share for one, share in spellings.items() if vocabulary.having(one)}
    best = max(known, key=lambda one: (known[one], vocabulary.having(one)), default="")
    return Word(known, vocabulary.rarity(best))


def _beginning(text: str, inside: int) -> int:
    """Find where the word begins that a place is inside of."""
    while inside and text[inside - 1].isalnum():
        inside -= 1
    return inside
