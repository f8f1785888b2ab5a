"""A kind of personal data that a company describes itself: a pattern, a checksum, words near it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from redaction.company.checksums import Check
from redaction.company.patterns import Pattern
from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity
from redaction.recognizers.legible import folded, legible
from redaction.recognizers.shapes import CHECKED

OWN = 0.8
"""Above what merely looks like something: the company knows what its numbers look like."""
REACH = 60
"""Characters before and after a value in which a context word counts."""
_ASKED_REACH = 1_000


def _true(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class OwnKind:
    """Finds values of one kind. ``context`` matches the words that make it sure of them."""

    name: str
    pattern: Pattern
    check: Check = _true
    score: float = OWN
    context: re.Pattern[str] | None = None
    about: str = ""
    examples: tuple[str, ...] = field(default=())

    def find(self, text: str, context: Context = NO_CONTEXT) -> Iterator[Entity]:
        """Find the values in a legible text, surer of those that context words stand near.

        A context word in the other side's last turn counts for the whole text: it answers it.
        """
        was_asked = self._speaks_of_it(legible(context.previous[-_ASKED_REACH:]).text)
        for start, end in self.pattern.spans(text):
            if self.check(text[start:end]):
                near = was_asked or self._speaks_of_it(
                    text[max(0, start - REACH) : start], text[end : end + REACH]
                )
                yield Entity(start, end, self.name, max(self.score, CHECKED if near else 0))

    def _speaks_of_it(self, *texts: str) -> bool:
        return self.context is not None and any(self.context.search(folded(text)) for text in texts)


def any_word(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Build a pattern for any of some words or phrases, whole, in folded text."""
    spelled = [r"\s+".join(map(re.escape, folded(word).split())) for word in words if word.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)") if spelled else None
