from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrieval.articles import Article, Span, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import ExactIndex


def _cut(article: Article, *, source: str = "folder", fingerprint: str = "1") -> SplitArticle:
    """Cut at the blank lines, which is enough of a splitter here."""
    spans = []
    start = 0
    for piece in article.text.split("\n\n"):
        spans.append(Span(start, start + len(piece), ("Steps",)))
        start += len(piece) + 2
    return SplitArticle(article, tuple(spans), source, f"{article.id}.md", fingerprint)


@pytest.fixture(scope="session")
def cut() -> Callable[..., SplitArticle]:
    return _cut


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'library.db'}"


@pytest.fixture
def open_library(url: str) -> Iterator[Callable[..., Library]]:
    """Open the same home again and again, as other processes would."""
    opened: list[Library] = []

    def open_one(embedder: HashEmbedder | None = None, tenant: str = "acme") -> Library:
        embedder = embedder or HashEmbedder()
        index = ExactIndex(embedder.dimension)
        opened.append(Library(PassageStore(url, tenant), embedder, index, KeywordIndex()))
        return opened[-1]

    yield open_one
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    return open_library()
