"""Text that already looks like a placeholder: hidden itself, so that no customer can forge one."""

from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.shapes import CERTAIN
from redaction.text import PLACEHOLDER


def literals(text: str) -> Iterator[Entity]:
    """Find what looks like a placeholder."""
    for match in PLACEHOLDER.finditer(text):
        yield Entity(*match.span(), "LITERAL", CERTAIN)
