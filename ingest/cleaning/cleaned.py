"""What cleaning gives."""

from dataclasses import dataclass

from ingest.unreadable import UnreadableError

MAX_CHARACTERS = 2_000_000
"""The longest text of an article: a thousand pages. It bounds what cleaning can cost, too."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Markdown, and what the text says of itself; empty where it says nothing.

    ``title`` is its first heading of the first rank, else the title of the HTML page.
    """

    text: str
    title: str = ""
    language: str = ""
    url: str = ""


def refuse_long(text: str) -> None:
    """Raise UnreadableError if a text is longer than MAX_CHARACTERS."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(f"Its text is longer than {MAX_CHARACTERS:,} characters.")
