"""Read a sentence for comparing: its words in order, stemmed, with one stem for words alike."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from retrieval.common import COMMON_WORDS
from service.drafting.proving.measuring import NUMBER_WORDS, TENS, measure
from service.drafting.proving.synonyms import ALIKE, PHRASES
from service.drafting.reading.words import stemmer

LONGEST = 4000
"""Characters that are read of a text: no sentence is longer, and a hostile one costs no more."""

CLOSE = 3
"""How many telling words apart two are that still belong together."""

_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")
_GLUE = """
    after again all already always another any anyone anything away back before both down during
    each either else enough even ever every few first further gets getting going here hence however
    instead keep last least less made make makes making many more most much neither never next
    none nor nothing now off often once one ones only onto other others out over own per please
    put quite rather same several since something soon still take than thing things though through
    thus together toward towards under unless until up upon via way well while whose within without
    yet actually simply automatically able according above against along among around because
    below beside between beyond come comes cannot described follows following give given gives go
    goes happen happens mean means need needs
"""
_NUMBERS = frozenset({**NUMBER_WORDS, **TENS})
GLUE = COMMON_WORDS | frozenset(_GLUE.split())
"""Words that tell little alone. What some of them change (not, only, before) is asked apart."""

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_CONTRACTED = re.compile(
    r"\b(?P<cannot>cannot|can't)\b|\b(?P<wo>won't)\b|(?<=[a-z])(?P<not>n't)\b"
    r"|(?<=[a-z])'(?:re|m|s|ve|ll|d)\b",
    re.IGNORECASE,
)
_LONG = {"cannot": "can not", "wo": "will not", "not": " not", None: ""}
_THOUSANDS = re.compile(r"(?<![\d,])(\d{1,3}), (?=\d{3}(?!\d))")
_PHRASE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<p{n}>{said})' for n, (said, _) in enumerate(PHRASES))})\b",
    re.IGNORECASE,
)
_MEANS = {f"p{n}": alike for n, (_, alike) in enumerate(PHRASES)}


class Word(NamedTuple):
    """A word of a text: as it stands in lower case, its stem, and where it stands."""

    lower: str
    stem: str
    start: int
    end: int

    @property
    def tells(self) -> bool:
        """Whether it carries meaning of its own; an amount is compared as one instead."""
        is_amount = self.lower in _NUMBERS or measure(self.lower) is not None
        return self.lower not in GLUE and not is_amount and not self.lower.isdigit()


@dataclass(frozen=True, eq=False)
class Wording:
    """A text read for comparing, equal to itself alone, which makes it quick to look up.

    ``text`` is spelt evenly: ``can't`` as ``can not``.
    """

    text: str
    words: tuple[Word, ...]

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of the words that carry meaning."""
        return frozenset(word.stem for word in self.words if word.tells)

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The same in the order in which they stand, each as often as it does."""
        return tuple(word.stem for word in self.words if word.tells)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Telling words that stand close together, each with one of the next ``CLOSE`` ones."""
        words = self.in_order
        return frozenset(
            (word, other)
            for place, word in enumerate(words)
            for other in words[place + 1 : place + 1 + CLOSE]
        )

    @cached_property
    def lowers(self) -> frozenset[str]:
        """All words in lower case."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(word.stem for word in self.words)


@lru_cache(maxsize=4096)
def read(text: str) -> Wording:
    """Read a text; of a very long one its beginning."""
    spelt = evenly_spelt(text[:LONGEST])
    words = tuple(
        Word(m[0].lower(), stem(m[0].lower()), m.start(), m.end()) for m in _WORD.finditer(spelt)
    )
    return Wording(spelt, words)


def evenly_spelt(text: str) -> str:
    """Spell apostrophes, dashes, contractions and phrases that mean the same in one way."""
    spelt = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).translate(_DASHES)
    if "'" in spelt or "annot" in spelt:
        spelt = _CONTRACTED.sub(lambda m: _LONG[m.lastgroup], spelt)
    spelt = _THOUSANDS.sub(r"\1,", spelt)
    return _PHRASE.sub(lambda m: _MEANS[m.lastgroup or ""], spelt)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Stem a word, and give words that mean the same in a help text the same stem."""
    found = _stem(word)
    return _alike().get(found, found)


@lru_cache(maxsize=1)
def _alike() -> dict[str, str]:
    return {_stem(word): _stem(first) for word, first in ALIKE.items()}


def _stem(word: str) -> str:
    stems = stemmer().analyze(word[:_LONGEST_WORD])
    return str(stems[0]) if len(stems) == 1 else word[:_LONGEST_WORD]
