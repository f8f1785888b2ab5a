"""Know a person by any part of the name, also by initials."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from redaction.recognizers.legible import folded, legible
from redaction.recognizers.words import TITLES


@dataclass(slots=True, eq=False)
class Person:
    """Someone met in the ticket: the fullest spelling of the name, its words, the placeholder."""

    spelling: str
    words: frozenset[str]
    placeholder: str = ""


class People:
    """Everyone met in a ticket, found by any part of the name, also by initials.

    Parts are looked up rather than compared, so a text with thousands of names takes no longer
    per name than one with a few.
    """

    def __init__(self) -> None:
        self._exactly: dict[frozenset[str], Person] = {}
        self._partly: defaultdict[frozenset[str], list[Person]] = defaultdict(list)

    def meet(self, name: str) -> Person:
        """Find the one person whom a name means, or make a new one; keep the fuller spelling."""
        words = _words(name)
        person = self._exactly.get(words) or self._meant(words)
        if person is None:
            return self._enter(Person(name, words))
        if fullness(name)[:2] < fullness(person.spelling)[:2]:
            person.spelling, person.words = name, words
            self._enter(person)
        return person

    def _meant(self, words: frozenset[str]) -> Person | None:
        """Find who is meant by part of a name, or whose name was only part of this one."""
        wholes = self._partly.get(words, [])
        parts = [self._exactly[part] for part in _variants(words) if part in self._exactly]
        meant = {id(person): person for person in (*wholes, *parts)}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def _enter(self, person: Person) -> Person:
        self._exactly[person.words] = person
        for part in _variants(person.words):
            # Two who share a part are enough to know that the part alone names neither.
            if len(self._partly[part]) < 2 and person not in self._partly[part]:  # noqa: PLR2004
                self._partly[part].append(person)
        return person


_MOST_WORDS = 4


def _variants(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every part of a name with at least one word in full: "anna", "anna k", "a kovacs"."""
    some = sorted(words, key=len, reverse=True)[:_MOST_WORDS]
    for choice in product(*(("", word[0], word) for word in some)):
        part = frozenset(filter(None, choice))
        if part != words and any(len(word) > 1 for word in part):
            yield part


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", folded(legible(name).text))
    return frozenset(w for w in words if w not in TITLES) or frozenset(words) or frozenset({name})


def fullness(name: str) -> tuple[int, int, str]:
    """Sort the fullest names first: most words, then most initials."""
    words = _words(name)
    return -sum(len(word) > 1 for word in words), -len(words), name
