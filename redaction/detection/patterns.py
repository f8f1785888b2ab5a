"""Find personal data by patterns, checksums and labels alone."""

from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity
from redaction.recognizers import (
    addresses,
    banking,
    dates,
    devices,
    documents,
    email,
    identity,
    letters,
    links,
    logins,
    medical,
    names,
    network,
    origin,
    passwords,
    payment,
    phone,
    references,
    secrets,
    vehicles,
    wallets,
)
from redaction.recognizers.asking import answers
from redaction.recognizers.running import Recognizers
from redaction.recognizers.shapes import Recognizer

_FAMILIES = (
    payment,
    banking,
    wallets,
    email,
    phone,
    network,
    links,
    secrets,
    passwords,
    logins,
    identity,
    documents,
    vehicles,
    devices,
    medical,
    references,
    dates,
    origin,
    addresses,
    letters,
    names,
)
EVERY: tuple[Recognizer, ...] = tuple(
    recognizer for family in _FAMILIES for recognizer in family.RECOGNIZERS
)


class PatternDetector:
    """Finds what patterns, checksums and labels give away; loads nothing and takes milliseconds."""

    def __init__(self, recognizers: tuple[Recognizer, ...] = EVERY) -> None:
        self._recognizers = Recognizers(recognizers)

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Run every recogniser that may find something, and read the answer to what was asked."""
        found = self._recognizers.find(text)
        return [*found, *answers(text, context.previous)] if context.previous else found
