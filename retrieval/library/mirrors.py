"""The indexes in memory, and how they catch up with the truth."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import Scope, in_context
from retrieval.judging import trained_judge
from retrieval.keywords import KeywordEntry, KeywordIndex
from retrieval.library.admitting import Admitted, Mirrored
from retrieval.passages import IndexedArticle, IndexedPassage, Reading, Standing
from retrieval.plain import plain
from retrieval.vectors import VectorIndex

_ARTICLES_AT_ONCE = 500


class Mirrors:
    """A vector index and a keyword index that stand at one revision of the store.

    Not safe to change while others read: the library sees to that.
    """

    def __init__(self, vectors: VectorIndex, keywords: KeywordIndex, embedder: str) -> None:
        self.vectors = vectors
        self.keywords = keywords
        self.revision = 0
        self.edition: int | None = None
        self.embedder = embedder
        self.calibration = trained_judge().calibration
        self._articles: dict[str, Mirrored] = {}
        self._article_of: dict[int, str] = {}
        self._admitted = Admitted()

    def catch_up(self, moment: Reading) -> None:
        """Take over what has changed up to a moment of the store."""
        standing = moment.standing()
        if self.stand_at(standing):
            return
        edition = self._followed(standing)
        if self.edition != edition:
            # Until it is all taken over, the mirrors are those of no edition.
            self.edition = None
            changed = sorted({*self._articles, *moment.article_ids()})
        else:
            changed = moment.changed_since(self.revision)
        for start in range(0, len(changed), _ARTICLES_AT_ONCE):
            portion = changed[start : start + _ARTICLES_AT_ONCE]
            now = moment.indexed(portion, edition, self.embedder) if edition else ()
            self._replace(portion, list(now))
        self.edition = edition
        self.calibration = moment.learned(self.embedder) or trained_judge().calibration
        self.revision = standing.revision

    def stand_at(self, standing: Standing) -> bool:
        """Tell if nothing has changed since."""
        return (self.revision, self.edition) == (standing.revision, self._followed(standing))

    def _followed(self, standing: Standing) -> int | None:
        edition = standing.followed_with(self.embedder)
        return edition.key if edition else None

    @property
    def passage_count(self) -> int:
        """How many passages there are to be found."""
        return len(self._article_of)

    def article_of(self, key: int) -> str:
        """Name the article a passage belongs to."""
        return self._article_of[key]

    def keys_of(self, article_id: str) -> tuple[int, ...]:
        """List an article's passages in their order; none if it is not mirrored."""
        mirrored = self._articles.get(article_id)
        return mirrored.keys if mirrored else ()

    def allowed(self, scope: Scope) -> NDArray[np.int64] | None:
        """List the passages within a scope, sorted; None if all are."""
        return self._admitted.within(scope, self._articles)

    def _replace(self, article_ids: Sequence[str], now: Sequence[IndexedArticle]) -> None:
        """Forget some articles, and take over what there is of them now."""
        gone = [key for article_id in article_ids for key in self._forget(article_id)]
        if gone:
            self._admitted.remove(gone)
            self.vectors.remove(gone)
        # First of all, so that an error on the way leaves nothing that the next try cannot undo.
        self._admitted.add([self._remember(article) for article in now])
        passages = [passage for article in now for passage in article.passages]
        embedded = [passage for passage in passages if passage.vector is not None]
        if embedded:
            rows = np.stack([passage.vector for passage in embedded if passage.vector is not None])
            self.vectors.add([passage.key for passage in embedded], rows)
        self.keywords.change(gone, (_entry(passage) for passage in passages))

    def _forget(self, article_id: str) -> Iterator[int]:
        mirrored = self._articles.pop(article_id, None)
        for key in mirrored.keys if mirrored else ():
            del self._article_of[key]
            yield key

    def _remember(self, indexed: IndexedArticle) -> Mirrored:
        article = replace(indexed.article, text="")
        keys = tuple(passage.key for passage in indexed.passages)
        mirrored = Mirrored(article, keys)
        self._articles[article.id] = mirrored
        self._article_of |= dict.fromkeys(keys, article.id)
        return mirrored


def _entry(indexed: IndexedPassage) -> KeywordEntry:
    """Say what is searchable of a passage by its words."""
    passage = indexed.passage
    article = passage.article
    return KeywordEntry(
        key=indexed.key,
        title=plain(article.title),
        headings=plain("\n".join(passage.headings)),
        body=in_context(article.title, passage.headings, passage.text),
        audience=article.audience,
        brand=article.brand,
        language=article.language,
    )
