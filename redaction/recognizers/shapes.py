"""The shape of a kind of personal data: a pattern, a check, and how sure both make us."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from redaction.entities import Entity

Recognizer = Callable[[str], Iterator[Entity]]
"""Finds the entities of one family in a text; they may overlap. Takes time linear in the text."""

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


def _anything(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Shape:
    """A recogniser made of a pattern; the entity is its group ``value``, or all that it matches.

    Every repetition in a pattern is bounded, or of characters that what follows cannot match.
    """

    kind: str
    score: float
    pattern: re.Pattern[str]
    check: Callable[[str], bool] = _anything

    def __call__(self, text: str) -> Iterator[Entity]:
        """Find what has this shape."""
        group = "value" if "value" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text):
            if match.group(group) and self.check(match.group(group)):
                yield Entity(*match.span(group), self.kind, self.score)


_LINKING = (
    r"number|num|numbers|no|nr|code|id|is|was|are|has|my|the|it's|it|in|as|of|to|be|last|four|4"
    r"|digits?|ends|ending|with"
)


def labelled(label: str, value: str, link: str = r"[^\w\n]{0,4}") -> re.Pattern[str]:
    """Build a pattern for a value that follows its label, as in "passport no. is X12345678"."""
    words = r"(?:[ \t]*\b(?:" + _LINKING + r")\b[.:#=]?){0,5}"
    return re.compile(rf"(?i)\b(?:{label})(?!\w){words}{link}(?P<value>{value})")


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
