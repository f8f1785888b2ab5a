"""The library: articles and passages that can be searched by meaning and by words."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from retrieval.articles import Article, Hit, Passage, Scope, SplitArticle
from retrieval.embedding.port import Embedder
from retrieval.fusion import WEIGHTS
from retrieval.judging import Calibration
from retrieval.keywords import KeywordIndex
from retrieval.library.auditing import Audit, audit
from retrieval.library.calibrating import CalibrationReport, calibrated
from retrieval.library.contents import contents, embed
from retrieval.library.mirrors import Mirrors
from retrieval.library.rebuilding import Cutter, RebuildReport, rebuild
from retrieval.library.searching import Candidate, Search, Wanted
from retrieval.library.sharing import SharedLock
from retrieval.library.waiting import Waiting, waiting
from retrieval.passages import EmbeddedArticle, Kept, PassageStore, Reading
from retrieval.questions.query import Query
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
    process committed is found at once. Changes raise LibraryNotChangedError where they cannot be
    written. Safe to use from several threads. ``weights`` says how much
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
        self._search = Search(self._mirrors, embedder, reranker or KeepOrder(), weights)
        self._lock = SharedLock()

    @property
    def revision(self) -> int:
        """The revision of the last change; 0 before the first."""
        return self._store.revision

    def put(self, articles: Sequence[SplitArticle], *, splitter: str | None = None) -> PutReport:
        """Keep articles, in the place of those with the same ids, in one transaction.

        Every article is seen wholly old or wholly new. Embeds only what has not been embedded.
        ``splitter`` names what cut them; without it, what cut the others.
        """
        # Of two articles with one id in a call the last one counts, as in two calls.
        articles = list({split.article.id: split for split in articles}.values())
        if not articles:
            return PutReport(0, 0)
        texts, embedded_articles = self._contents(articles)
        embedded = embed(self._store, self._embedder, texts)
        with self._store.writing() as change:
            # The reused ones too: another process may have let go of them by now.
            change.put(embedded_articles, embedded.embeddings, self._embedder.name, splitter)
        spans = sum(len(split.spans) for split in articles)
        return PutReport(passages_embedded=embedded.new, passages_reused=spans - embedded.new)

    def remove(self, article_ids: Collection[str]) -> int:
        """Remove articles in one transaction; return how many were there."""
        if not article_ids:
            return 0
        with self._store.writing() as change:
            return change.remove(article_ids)

    def rebuild(
        self, splitter: Cutter, on_progress: Callable[[int, int], None] | None = None
    ) -> RebuildReport:
        """Cut and embed all articles anew, if another splitter or embedder made what answers.

        The library answers as before until the last one is there. ``on_progress`` is told how many
        articles are done, and of how many.
        """
        return rebuild(self._store, self._embedder, splitter, on_progress)

    def forget_editions(self, splitter: str) -> None:
        """Delete all editions but the current one, if this splitter and the embedder made it.

        A process that was started with another embedder compares by words alone from then on.
        """
        with self._store.reading() as moment:
            standing = moment.standing()
        own = standing.made_by(splitter, self._embedder.name)
        if len(standing.editions) <= 1 or own != standing.current:
            return
        with self._store.writing() as change:
            change.drop_others()
        has_more = True
        while has_more:
            with self._store.writing() as change:
                has_more = change.delete_dropped()

    def waiting(self) -> Waiting | None:
        """Tell what a rebuild is to finish before this embedder's vectors answer."""
        with self._store.reading() as moment:
            return waiting(moment, self._embedder.name)

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
            edition = moment.standing().followed_with(self._embedder.name)
            return moment.passages(article_id, scope, edition.key) if edition else []

    def search(
        self, query: str, *, limit: int = 10, per_article: int = 1, scope: Scope = _PUBLIC
    ) -> list[Hit]:
        """Find passages of at most ``limit`` articles, the best passage of each first.

        With ``per_article`` above 1 the further passages of those articles follow. A query
        without words finds nothing. All hits are of one revision and within the scope.
        """
        return self.search_each([Query(query)], limit=limit, per_article=per_article, scope=scope)

    def search_each(
        self,
        queries: Sequence[Query],
        *,
        limit: int = 10,
        per_article: int = 1,
        scope: Scope = _PUBLIC,
    ) -> list[Hit]:
        """Search for several questions at once, and merge what is found into one list as `search`.

        A passage keeps the best score that a question gave it.
        """
        if limit < 1 or per_article < 1:
            return []
        asked, wanted = self._search.spelled(queries), Wanted(limit, per_article, scope)
        if not asked:
            return []
        with self._one_moment() as moment:
            hits = self._search.find(moment, asked, wanted)
        return self._search.rerank(asked, hits, wanted)

    def candidates(
        self, query: str, *, limit: int = 100, scope: Scope = _PUBLIC
    ) -> list[Candidate]:
        """Find what a search would judge, of so many articles or more, to train by."""
        asked = self._search.spelled([Query(query)])
        with self._one_moment() as moment:
            return self._search.candidates(moment, asked, Wanted(limit, 1, scope))

    def calibrate(self, asked: Mapping[str, Collection[str]]) -> CalibrationReport:
        """Learn from questions, each with the articles that answer it, how probable an answer is.

        Kept with the library, for its embedder; the order of hits stays. Every audience's articles
        count. Raises TooFewAnswersError.
        """
        report = calibrated(self, asked)
        self._keep(report.calibration)
        return report

    def forget_calibration(self) -> None:
        """Return to the calibration that comes with the program."""
        self._keep(None)

    def _keep(self, calibration: Calibration | None) -> None:
        with self._store.writing() as change:
            change.calibrate(self._embedder.name, calibration)

    def refresh(self) -> int:
        """Let the indexes catch up with the store; return the revision they stand at."""
        with self._one_moment():
            return self._mirrors.revision

    def audit(self) -> Audit:
        """Read the whole truth again, and hold both indexes against it."""
        with self._one_moment() as moment:
            found = audit(moment, self._mirrors)
        return replace(found, problems=(*self._store.damage(), *found.problems))

    def close(self) -> None:
        """Let go of the database and of the search's threads."""
        self._search.close()
        self._store.close()

    def _contents(
        self, articles: Sequence[SplitArticle]
    ) -> tuple[dict[str, str], list[EmbeddedArticle]]:
        """Spell what is to be embedded, by its hash, and say which article needs which."""
        texts: dict[str, str] = {}
        embedded: list[EmbeddedArticle] = []
        for split in articles:
            own = contents(self._embedder.name, split.article, split.spans)
            texts |= dict(own)
            embedded.append(EmbeddedArticle(split, tuple(hash_ for hash_, _ in own)))
        return texts, embedded

    @contextmanager
    def _one_moment(self) -> Iterator[Reading]:
        """Read a moment at which store and indexes stand at the same revision."""
        with self._lock.shared(), self._store.reading() as moment:
            if self._mirrors.stand_at(moment.standing()):
                yield moment
                return
        # Whoever finds the indexes behind brings them up alone and reads on alone: the moment is
        # opened under the lock, so the indexes can never stand ahead of it.
        with self._lock.alone(), self._store.reading() as moment:
            self._mirrors.catch_up(moment)
            yield moment
