"""The library: articles and passages that can be searched by meaning and by words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from retrieval.articles import Article, Hit, Passage, Scope, SplitArticle
from retrieval.embedding.port import Embedder
from retrieval.fusion import WEIGHTS
from retrieval.keywords import KeywordIndex
from retrieval.library.auditing import Audit, audit
from retrieval.library.contents import content, content_hash
from retrieval.library.mirrors import Mirrors
from retrieval.library.searching import Question, Search, readable
from retrieval.library.sharing import SharedLock
from retrieval.passages import EmbeddedArticle, Kept, PassageStore, Reading
from retrieval.reranking import KeepOrder, Reranker
from retrieval.vectors import VectorIndex

_PUBLIC = Scope()


@dataclass(frozen=True, slots=True)
class PutReport:
    """How many passages' texts were embedded, and how many had been before."""

    passages_embedded: int
    passages_reused: int


class Library:
    """Keeps articles, and finds the passages that answer a question.

    The store is the truth; both indexes follow it before every search, so that what another
    process committed is found at once. Safe to use from several threads. ``weights`` says how much
    each leg of the search counts, ``dense`` and ``keywords``; one that is left out is not asked.
    """

    def __init__(
        self,
        store: PassageStore,
        embedder: Embedder,
        vectors: VectorIndex,
        keywords: KeywordIndex,
        reranker: Reranker | None = None,
        *,
        weights: Mapping[str, float] = WEIGHTS,
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._mirrors = Mirrors(vectors, keywords, embedder.name)
        self._search = Search(self._mirrors, reranker or KeepOrder(), weights)
        self._lock = SharedLock()

    @property
    def revision(self) -> int:
        """The revision of the last change; 0 before the first."""
        return self._store.revision

    def put(self, articles: Sequence[SplitArticle]) -> PutReport:
        """Keep articles, in the place of those with the same ids, in one transaction.

        Every article is seen wholly old or wholly new. Embeds only what has not been embedded.
        """
        # Of two articles with one id in a call the last one counts, as in two calls.
        articles = list({split.article.id: split for split in articles}.values())
        if not articles:
            return PutReport(0, 0)
        texts, embedded_articles = self._contents(articles)
        with self._store.reading() as moment:
            vectors = moment.vectors(texts)
        new = [one for one in texts if one not in vectors]
        rows = self._embedder.embed_passages([texts[one] for one in new])
        vectors |= dict(zip(new, rows, strict=True))
        with self._store.writing() as change:
            # The reused ones too: another process may have let go of them by now.
            change.put(embedded_articles, vectors, self._embedder.name)
        spans = sum(len(split.spans) for split in articles)
        return PutReport(passages_embedded=len(new), passages_reused=spans - len(new))

    def remove(self, article_ids: Collection[str]) -> int:
        """Remove articles in one transaction; return how many were there."""
        if not article_ids:
            return 0
        with self._store.writing() as change:
            return change.remove(article_ids)

    def kept(self, source: str) -> dict[str, Kept]:
        """Tell what a source brought, by article id, for a sync to compare with."""
        with self._store.reading() as moment:
            return moment.kept(source)

    def owner(self, article_id: str) -> str | None:
        """Name the source that brought an article; None if there is no such article."""
        with self._store.reading() as moment:
            return moment.owner(article_id)

    def article(self, article_id: str, scope: Scope) -> Article | None:
        """Read an article, if it is there and within the scope."""
        with self._store.reading() as moment:
            return moment.article(article_id, scope)

    def articles(self, scope: Scope, *, after: str = "", limit: int = 50) -> list[Article]:
        """Read a page of the articles within the scope, in order of their ids."""
        with self._store.reading() as moment:
            return moment.articles(scope, after=after, limit=limit)

    def passages(self, article_id: str, scope: Scope) -> list[Passage]:
        """Read an article's passages in their order; none if it is out of the scope."""
        with self._store.reading() as moment:
            return moment.passages(article_id, scope)

    def search(
        self, query: str, *, limit: int = 10, per_article: int = 1, scope: Scope = _PUBLIC
    ) -> list[Hit]:
        """Find passages of at most ``limit`` articles, the best passage of each first.

        With ``per_article`` above 1 the further passages of those articles follow. A query
        without words finds nothing. All hits are of one revision and within the scope.
        """
        query = readable(query)
        if not query or limit < 1 or per_article < 1:
            return []
        vector = self._embedder.embed_query(query)
        question = Question(query, vector, limit, per_article, scope)
        with self._one_moment() as moment:
            hits = self._search.find(moment, question)
        return self._search.rerank(question, hits)

    def refresh(self) -> int:
        """Let the indexes catch up with the store; return the revision they stand at."""
        with self._one_moment() as moment:
            return moment.revision

    def audit(self) -> Audit:
        """Read the whole truth again, and hold both indexes against it."""
        with self._one_moment() as moment:
            found = audit(moment, self._mirrors, self._embedder.name, self._embedder.dimension)
        problems = (*self._store.damage(), *found.problems)
        return Audit(found.articles, found.passages, found.revision, problems)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def _contents(
        self, articles: Sequence[SplitArticle]
    ) -> tuple[dict[str, str], list[EmbeddedArticle]]:
        """Spell what is to be embedded, by its hash, and say which article needs which."""
        texts: dict[str, str] = {}
        embedded: list[EmbeddedArticle] = []
        for split in articles:
            own = [content(split.article, span) for span in split.spans]
            hashes = tuple(content_hash(self._embedder.name, text) for text in own)
            texts |= dict(zip(hashes, own, strict=True))
            embedded.append(EmbeddedArticle(split, hashes))
        return texts, embedded

    @contextmanager
    def _one_moment(self) -> Iterator[Reading]:
        """Read a moment at which store and indexes stand at the same revision."""
        with self._lock.shared(), self._store.reading() as moment:
            if moment.revision == self._mirrors.revision:
                yield moment
                return
        # Whoever finds the indexes behind brings them up alone and reads on alone: the moment is
        # opened under the lock, so the indexes can never stand ahead of it.
        with self._lock.alone(), self._store.reading() as moment:
            self._mirrors.catch_up(moment)
            yield moment
