"""A small library whose articles say themselves whether they are whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.sources.source import Found
from ingest.splitting import Splitter
from ingest.sync import fingerprint
from retrieval.articles import EVERY_AUDIENCE, Article, Scope, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex

ARTICLES = tuple(f"article{number}" for number in range(24))
EVERYTHING = Scope(EVERY_AUDIENCE)
SOURCE = "faults"
_VERSION = re.compile(r"version(\d+)")

Versions = Mapping[str, int]
"""What a library holds: the version of each article."""


@dataclass(frozen=True, slots=True)
class Makers:
    """What a process cuts and embeds with."""

    dimension: int
    max_tokens: int

    def splitter(self) -> Splitter:
        """Open the splitter."""
        return Splitter(HashEmbedder(self.dimension).count_tokens, self.max_tokens)


MAKERS = (Makers(64, 60), Makers(64, 90), Makers(48, 60), Makers(48, 90))
"""Two embedders and two splitters, which the library is rebuilt for again and again."""


def open_library(url: str, makers: Makers = MAKERS[0]) -> Library:
    """Open a library as one more process would."""
    embedder = HashEmbedder(makers.dimension)
    index = FaissIndex(embedder.dimension)
    return Library(PassageStore(url), embedder, index, KeywordIndex())


def article(article_id: str, version: int) -> Article:
    """Write a version of an article: every line names it, and the lines are as many as it says."""
    count = 3 + version % 9
    what = f"The lamp is at version{version} of {article_id}"
    lines = (f"## Part {line}\n\n{what}, line {line} of {count}." for line in range(count))
    return Article(article_id, "Lamp", "\n\n".join(lines))


def sentences(text: str) -> list[str]:
    """Read an article's sentences, without its headings."""
    return [line for line in text.splitlines() if line.startswith("The lamp")]


def cut(article_id: str, version: int, splitter: Splitter) -> SplitArticle:
    """Cut a version of an article, as a sync would."""
    written = article(article_id, version)
    spans = splitter.split(written)
    return SplitArticle(written, spans, SOURCE, article_id, fingerprint(written))


def version_in(text: str) -> int:
    """Read which version a text is of; 0 if it does not say."""
    found = _VERSION.search(text)
    return int(found[1]) if found else 0


class VersionsSource:
    """A source that holds certain versions of articles."""

    key = SOURCE

    def __init__(self, versions: Versions) -> None:
        self._versions = versions

    def __len__(self) -> int:
        return len(self._versions)

    def entries(self) -> Iterator[Found]:
        """Read every article."""
        for article_id, version in self._versions.items():
            yield Found(article_id, article(article_id, version))
