"""Build another edition of the library beside the one that answers, and swap when it is whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from retrieval.articles import Article, Span
from retrieval.embedding.port import Embedder
from retrieval.library.contents import contents, embed
from retrieval.passages import CutArticle, KeyedArticle, PassageStore, State

_ARTICLES_AT_ONCE = 16
"""Enough to fill the embedder, few enough to lose when a rebuild is killed."""


class Cutter(Protocol):
    """Cuts articles into passages."""

    @property
    def name(self) -> str:
        """Changes whenever articles would be cut differently."""

    def split(self, article: Article) -> tuple[Span, ...]:
        """Cut an article."""


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """How many articles were cut and embedded anew, and what that took."""

    articles: int
    passages_embedded: int
    passages_reused: int


def rebuild(
    store: PassageStore,
    embedder: Embedder,
    splitter: Cutter,
    on_progress: Callable[[int, int], None] | None = None,
) -> RebuildReport:
    """Make the edition that splitter and embedder make answer, from the articles that are kept.

    Does nothing if it answers already. Killed at any point, the next rebuild goes on where it was.
    """
    return _Rebuild(store, embedder, splitter).run(on_progress)


class _Rebuild:
    """One run of a rebuild."""

    def __init__(self, store: PassageStore, embedder: Embedder, splitter: Cutter) -> None:
        self._store = store
        self._embedder = embedder
        self._splitter = splitter
        self._articles = self._embedded = self._reused = 0

    def run(self, on_progress: Callable[[int, int], None] | None) -> RebuildReport:
        """Fill the edition until it is whole, and let it answer."""
        total = self._lacking()
        while total is not None and not self._swap():
            for portion in self._portions():
                self._fill(portion)
                if on_progress is not None:
                    on_progress(self._articles, max(total, self._articles))
        return RebuildReport(self._articles, self._embedded, self._reused)

    def _lacking(self) -> int | None:
        """Count the articles that the edition lacks; None if there is nothing to do."""
        with self._store.reading() as moment:
            standing = moment.standing()
            own = standing.made_by(self._splitter.name, self._embedder.name)
            if standing.current is None or (own is not None and own.state is State.CURRENT):
                return None
            return moment.count() - (moment.count(own.key) if own else 0)

    def _portions(self) -> Iterator[list[KeyedArticle]]:
        """Read what the edition lacks, some articles at a time, each once."""
        after = 0
        while True:
            with self._store.reading() as moment:
                own = moment.standing().made_by(self._splitter.name, self._embedder.name)
                edition = own.key if own else None
                portion = moment.missing(edition, after=after, limit=_ARTICLES_AT_ONCE)
            if not portion:
                return
            yield portion
            after = portion[-1].key

    def _fill(self, portion: list[KeyedArticle]) -> None:
        """Cut and embed some articles, and add them to the edition in one transaction."""
        texts: dict[str, str] = {}
        cut: list[CutArticle] = []
        for one in portion:
            spans = self._splitter.split(one.article)
            own = contents(self._embedder.name, one.article, spans)
            texts |= dict(own)
            cut.append(CutArticle(one.key, spans, tuple(hash_ for hash_, _ in own)))
        embedded = embed(self._store, self._embedder, texts)
        with self._store.writing() as change:
            self._articles += change.fill(
                cut, embedded.embeddings, self._embedder.name, self._splitter.name
            )
        self._embedded += embedded.new
        self._reused += sum(len(one.spans) for one in cut) - embedded.new

    def _swap(self) -> bool:
        with self._store.writing() as change:
            return change.swap(self._embedder.name, self._splitter.name)
