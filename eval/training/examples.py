"""What the tagger learns from: texts with their personal data marked, in their surroundings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redaction.context import NO_CONTEXT, Context
from redaction.tagging.tokens import Token

NEITHER = "O"
"""The label of a token that is nothing personal."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text, what is marked in it as (start, end, kind), and what was said before."""

    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    context: Context = NO_CONTEXT


def labels(found: Iterable[Token], spans: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """Label each token by the span it lies in, or as neither."""
    ordered = sorted(spans)
    position = 0
    for token in found:
        while position < len(ordered) and ordered[position][1] <= token.start:
            position += 1
        inside = position < len(ordered) and ordered[position][0] < token.end
        yield ordered[position][2] if inside else NEITHER
