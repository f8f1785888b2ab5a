"""What the keyword index is told of a passage."""

from dataclasses import dataclass
from typing import NamedTuple

from retrieval.articles import Audience


class Readers(NamedTuple):
    """For whom a passage is."""

    audience: Audience
    brand: str
    language: str

    @property
    def name(self) -> str:
        """One text that no other readers have."""
        return "\0".join(self)


@dataclass(frozen=True, slots=True)
class KeywordEntry:
    """What is searchable of a passage, as plain text, and who may see it.

    ``body`` holds the passage in its context, so title and headings once more.
    """

    key: int
    title: str
    headings: str
    body: str
    audience: Audience
    brand: str
    language: str

    @property
    def readers(self) -> Readers:
        """Say for whom the passage is."""
        return Readers(self.audience, self.brand, self.language)
