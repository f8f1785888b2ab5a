"""The one type of text that may leave the machine, be indexed, logged or kept in plain rows."""

import re
from typing import NewType

RedactedText = NewType("RedactedText", str)
"""Text whose personal data has been replaced by placeholders. Only the redactor makes it from raw
text; functions that talk to a model, an index or a log take nothing else."""

NOTHING = RedactedText("")
"""The empty text, which has nothing to hide."""

LONGEST_TEXT = 1_000_000
"""Characters that a text may have; a longer one is refused, because nobody typed it."""

PLACEHOLDER = re.compile(r"<([A-Z][A-Z_]{1,30})_([1-9][0-9]{0,5})>")
"""What a placeholder looks like, as in ``<PERSON_1>``: kind, then number within the ticket."""


def parts_of(name: str) -> tuple[str, int]:
    """Read the kind and the number out of a placeholder.

    Raises ValueError if it is none.
    """
    match = PLACEHOLDER.fullmatch(name)
    if match is None:
        raise ValueError("That is no placeholder.")
    return match.group(1), int(match.group(2))


def placeholder(kind: str, number: int) -> str:
    """Spell the placeholder of the ``number``-th value of a kind."""
    return f"<{kind}_{number}>"
