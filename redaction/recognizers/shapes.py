"""The shape of a kind of personal data: a pattern, a check, and how sure both make us."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from redaction.entities import Entity
from redaction.recognizers.clues import ANYWHERE, Needs

Recognizer = Callable[[str], Iterator[Entity]]
"""Finds the entities of one family in a text; they may overlap. Takes time linear in the text.
One that has ``needs`` is run only on texts with the clues that it cannot do without."""

CERTAIN = 1.0
"""Payment cards and forged placeholders alone: nothing may outrank them when spans overlap."""
KNOWN = 0.99
"""What the helpdesk knows of the requester."""
CHECKED = 0.95
"""A checksum holds, or the shape is like nothing else."""
LABELLED = 0.9
"""The words before it say what it is."""
SHAPED = 0.75
"""It looks like it."""
LIKELY = 0.6
"""It looks like it, and like a few other things."""
POSSIBLE = 0.4
"""A checksum holds that holds for many other numbers too; hidden by strict profiles at most."""


def anything(_: str) -> bool:
    """Accept every value."""
    return True


@dataclass(frozen=True, slots=True)
class Shape:
    """A recogniser made of a pattern; the entity is its group ``value``, or all that it matches.

    Every repetition in a pattern is bounded, or of characters that what follows cannot match.
    ``needs`` are clues without which the pattern cannot match (see ``clues``), and ``begins`` the
    heads of the words with which a match begins (see ``Heads``).
    """

    kind: str
    score: float
    pattern: re.Pattern[str]
    check: Callable[[str], bool] = anything
    needs: Needs = ()
    begins: frozenset[str] = ANYWHERE

    def __call__(self, text: str) -> Iterator[Entity]:
        """Find what has this shape."""
        return self._entities(self.pattern.finditer(text))

    def at(self, text: str, starts: Iterable[int]) -> Iterator[Entity]:
        """Find what has this shape and begins at one of these places, which are in order."""
        return self._entities(matches_at(self.pattern, text, starts))

    def _entities(self, matches: Iterable[re.Match[str]]) -> Iterator[Entity]:
        group = "value" if "value" in self.pattern.groupindex else 0
        for match in matches:
            if match.group(group) and self.check(match.group(group)):
                yield Entity(*match.span(group), self.kind, self.score)


@dataclass(frozen=True, slots=True)
class Reading:
    """A recogniser made of a pattern and of what reads its matches in a text."""

    pattern: re.Pattern[str]
    read: Callable[[str, re.Match[str]], Iterator[Entity]]
    needs: Needs = ()
    begins: frozenset[str] = ANYWHERE

    def __call__(self, text: str) -> Iterator[Entity]:
        """Read every match."""
        for match in self.pattern.finditer(text):
            yield from self.read(text, match)

    def at(self, text: str, starts: Iterable[int]) -> Iterator[Entity]:
        """Read every match that begins at one of these places, which are in order."""
        for match in matches_at(self.pattern, text, starts):
            yield from self.read(text, match)


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> list[re.Match[str]]:
    """Match a pattern at places only, and as ``finditer`` does, not within the match before.

    Trying a few places costs a tenth of a search, which tries every character.
    """
    found, reached, match_at = [], 0, pattern.match
    for start in starts:
        if start >= reached and (match := match_at(text, start)):
            reached = match.end()
            found.append(match)
    return found


@dataclass(frozen=True, slots=True)
class Needing:
    """A recogniser with the clues without which it finds nothing."""

    recognizer: Recognizer
    needs: Needs

    def __call__(self, text: str) -> Iterator[Entity]:
        """Find what the recogniser finds."""
        return self.recognizer(text)


def holds(is_valid: Callable[[str], bool]) -> Callable[[str], bool]:
    """Build a check from a validator of a library; a number it stumbles over is taken as valid.

    python-stdnum looks parts of some numbers up in tables and raises KeyError where they lack it.
    """

    def check(value: str) -> bool:
        try:
            return is_valid(value)
        except (KeyError, IndexError, ValueError):
            return True

    return check


def digits(text: str) -> str:
    """Keep the digits."""
    return "".join(filter(str.isdecimal, text))


def has_digits(least: int) -> Callable[[str], bool]:
    """Build a check for values that must hold so many digits."""
    return lambda value: sum(map(str.isdecimal, value)) >= least


_DATE_OR_PRICE = re.compile(
    r"\d{1,2}[./\-]\d{1,2}[./\-](?:\d{2}|\d{4})|(?:19|20)\d\d[./\-]\d{1,2}[./\-]\d{1,2}|\d{1,6}\.\d{1,2}"
)


def has_characters(least: int) -> Callable[[str], bool]:
    """Build a check for values with so many letters and digits, two of them digits at least.

    Dates and prices have as many.
    """
    return lambda value: (
        sum(map(str.isalnum, value)) >= least
        and sum(map(str.isdecimal, value)) > 1
        and not _DATE_OR_PRICE.fullmatch(value)
    )
