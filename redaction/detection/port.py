"""What finds personal data in text."""

from typing import Protocol

from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity


class Detector(Protocol):
    """Finds personal data. May be called from several threads at once."""

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find entities in legible text, in any order; they may overlap. Offsets are into it."""
