"""The indexes in memory, and how they catch up with the truth."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.articles import Article, Scope, in_context
from retrieval.keywords import KeywordEntry, KeywordIndex
from retrieval.passages import IndexedArticle, IndexedPassage, Reading
from retrieval.plain import plain
from retrieval.vectors import VectorIndex

_ARTICLES_AT_ONCE = 500
_SCOPES_KEPT = 64


@dataclass(frozen=True, slots=True)
class _Mirrored:
    """What the mirrors hold of an article, whose text stays in the store."""

    article: Article
    keys: tuple[int, ...]


class Mirrors:
    """A vector index and a keyword index that stand at one revision of the store.

    Not safe to change while others read: the library sees to that.
    """

    def __init__(self, vectors: VectorIndex, keywords: KeywordIndex, embedder: str) -> None:
        self.vectors = vectors
        self.keywords = keywords
        self.revision = 0
        self._embedder = embedder
        self._articles: dict[str, _Mirrored] = {}
        self._article_of: dict[int, str] = {}
        self._allowed: dict[Scope, NDArray[np.int64] | None] = {}

    def catch_up(self, moment: Reading) -> None:
        """Take over what has changed up to a moment of the store."""
        revision = moment.revision
        if revision == self.revision:
            return
        changed = moment.changed_since(self.revision)
        for start in range(0, len(changed), _ARTICLES_AT_ONCE):
            portion = changed[start : start + _ARTICLES_AT_ONCE]
            self._replace(portion, list(moment.indexed(portion, self._embedder)))
        self._allowed.clear()
        self.revision = revision

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
        with suppress(KeyError):
            return self._allowed[scope]
        within = [one for one in self._articles.values() if scope.admits(one.article)]
        keys = np.array([key for one in within for key in one.keys], dtype=np.int64)
        allowed = None if len(within) == len(self._articles) else np.sort(keys)
        if len(self._allowed) >= _SCOPES_KEPT:
            self._allowed.clear()
        self._allowed[scope] = allowed
        return allowed

    def _replace(self, article_ids: Sequence[str], now: Sequence[IndexedArticle]) -> None:
        """Forget some articles, and take over what there is of them now."""
        gone = [key for article_id in article_ids for key in self._forget(article_id)]
        if gone:
            self.vectors.remove(gone)
        # First of all, so that an error on the way leaves nothing that the next try cannot undo.
        for article in now:
            self._remember(article)
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

    def _remember(self, indexed: IndexedArticle) -> None:
        article = replace(indexed.article, text="")
        keys = tuple(passage.key for passage in indexed.passages)
        self._articles[article.id] = _Mirrored(article, keys)
        self._article_of |= dict.fromkeys(keys, article.id)


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
