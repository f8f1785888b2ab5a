"""The port every source of articles fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from retrieval.articles import Article


@dataclass(frozen=True, slots=True)
class Found:
    """An article as read, and its name in the source: a path below the folder, a line."""

    name: str
    article: Article


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the source that cannot be taken as an article, and why, in a sentence.

    ``article_id`` is the article it would have been, where that can still be told.
    """

    name: str
    reason: str
    article_id: str = ""


class SourceVanishedError(Exception):
    """The source cannot be read at all, so that nothing may be concluded from what it lacks."""


class Source(Protocol):
    """Where articles are read from."""

    @property
    def key(self) -> str:
        """Names the source for good: a sync removes only articles that the same source brought."""

    def __len__(self) -> int:
        """How many entries there are to read, for a progress bar."""

    def entries(self) -> Iterator[Found | Refused]:
        """Read every entry once, in a stable order.

        Raises SourceVanishedError if the source is not there.
        """
