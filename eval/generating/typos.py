"""Mistype questions as hurried people do, so that what a slip costs the search can be measured."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from eval.cases import Case

SHORTEST = 5
"""Letters of a word that is mistyped; short ones are mostly common words, which tell little."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORD = re.compile(r"[A-Za-z]+")

Slip = Callable[[str, int, random.Random], str]


def mistyped(cases: Iterable[Case], *, words: int = 1, seed: int = 1) -> Iterator[Case]:
    """Mistype so many words of every question; the same seed gives the same slips."""
    for case in cases:
        # Seeded by the case, so that leaving one out changes no other.
        chance = random.Random(f"{seed} {case.id}")  # noqa: S311
        yield replace(case, question=_mistyped(case.question, words, chance))


def slip(word: str, chance: random.Random) -> str:
    """Make one slip in a word after its first letter."""
    made = chance.choice(_SLIPS)(word, chance.randrange(1, len(word) - 1), chance)
    return made if made != word else _dropped(word, 1, chance)


def _mistyped(question: str, words: int, chance: random.Random) -> str:
    found = [match for match in _WORD.finditer(question) if len(match[0]) >= SHORTEST]
    chosen = chance.sample(found, min(words, len(found)))
    # From the end, so that what stands before keeps its place.
    for match in sorted(chosen, key=lambda one: -one.start()):
        wrong = slip(match[0], chance)
        question = f"{question[: match.start()]}{wrong}{question[match.end() :]}"
    return question


def _swapped(word: str, at: int, _chance: random.Random) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _dropped(word: str, at: int, _chance: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int, _chance: random.Random) -> str:
    return word[: at + 1] + word[at:]


def _beside(word: str, at: int, chance: random.Random) -> str:
    """Hit a key beside the right one in the same row."""
    letter = word[at].lower()
    row = next(row for row in _ROWS if letter in row)
    place = row.index(letter)
    return (
        word[:at]
        + chance.choice(row[max(place - 1, 0) : place] + row[place + 1 : place + 2])
        + word[at + 1 :]
    )


_SLIPS: tuple[Slip, ...] = (_swapped, _dropped, _doubled, _beside)
