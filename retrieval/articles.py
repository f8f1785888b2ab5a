"""The words of this room: articles, their passages, and hits, each noun carrying its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from retrieval.plain import plain

HEADING_CHARACTERS = 200
"""How much of title and headings is put before a passage; more would crowd out its own words."""

PASSAGE_TOKENS = 150
"""How long a passage is best, in the embedder's tokens, with what it stands under. Longer ones mix
subjects: on three public sets 256 tokens cost the dense leg .03 to .05 of nDCG@10 against 150."""

Audience = Literal["public", "internal"]
"""Who may read an article: customers and agents, or agents alone."""

MACRO = "macro"
"""Label of a saved reply: agents alone may find it, but it is written for customers."""

EVERY_AUDIENCE: frozenset[Audience] = frozenset({"public", "internal"})
"""What agents see."""


@dataclass(frozen=True, slots=True)
class Article:
    """A published piece of knowledge. ``text`` is Markdown; offsets everywhere are into it."""

    id: str
    title: str
    text: str
    url: str = ""
    updated_at: datetime | None = None
    audience: Audience = "public"
    brand: str = ""
    language: str = "en"
    labels: tuple[str, ...] = ()

    @property
    def is_quotable(self) -> bool:
        """Whether a reply to a customer may have its words."""
        return self.audience == "public" or MACRO in self.labels


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands: ``article.text[start:end]``, under the headings that lead to it."""

    start: int
    end: int
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitArticle:
    """An article ready for the library: split, and with what a later sync compares it by.

    ``source`` names the source that brought it and ``name`` its place there; ``fingerprint``
    changes whenever the article, or how it is split and embedded, does.
    """

    article: Article
    spans: tuple[Span, ...]
    source: str = ""
    name: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable piece of an article: ``text == article.text[start:end]``, to the character."""

    id: str
    article: Article
    start: int
    end: int
    headings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The passage's own words."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Leg:
    """What one leg of the search (``dense`` or ``keywords``) said of a hit: rank from 1, score."""

    rank: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query, its combined score between 0 and 1, and what each leg said."""

    passage: Passage
    score: float
    legs: Mapping[str, Leg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search may see. It is an argument of every search, never a part of the query.

    ``brand`` and ``language`` of None mean any; an article without a brand belongs to every brand.
    """

    audiences: frozenset[Audience] = frozenset({"public"})
    brand: str | None = None
    language: str | None = None

    def admits(self, article: Article) -> bool:
        """Whether an article may be shown within this scope."""
        return (
            article.audience in self.audiences
            and (self.brand is None or article.brand in ("", self.brand))
            and (self.language is None or article.language == self.language)
        )


EVERYTHING = Scope(audiences=EVERY_AUDIENCE)
"""What agents see, of any brand and language."""


def in_context(title: str, headings: Sequence[str], text: str) -> str:
    """Spell a passage as it is embedded and counted: what it stands under, then its plain words.

    A passage alone seldom names the product or the task it is about; title and headings do.
    """
    path = " > ".join(heading for heading in (title, *headings) if heading)
    return f"{path[:HEADING_CHARACTERS]}\n{plain(text).strip()}".strip()
