"""Read the library as it stood at one revision."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Row, Select, select

from retrieval.articles import Article, Passage, Scope
from retrieval.passages import rows
from retrieval.passages.tables import articles, changes, passages, revisions, vectors


@dataclass(frozen=True, slots=True)
class Kept:
    """What a source brought: its name there, and the fingerprint it was kept with."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its key in the indexes and its vector, if the embedder asked for made it."""

    key: int
    passage: Passage
    content_hash: str
    vector: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article with all its passages, and what its row says of how it must be."""

    article: Article
    text_hash: str
    passage_count: int
    passages: tuple[IndexedPassage, ...]


class Reading:
    """One moment of one tenant's library: everything read through it is of the same revision."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    @property
    def revision(self) -> int:
        """The revision this moment stands at; 0 before the first change."""
        query = select(revisions.c.revision).where(revisions.c.tenant == self._tenant)
        return self._connection.execute(query).scalar() or 0

    def changed_since(self, revision: int) -> list[str]:
        """List the articles that were put or removed after a revision."""
        query = select(changes.c.article_id).where(
            changes.c.tenant == self._tenant, changes.c.revision > revision
        )
        return sorted(self._connection.execute(query).scalars())

    def article_ids(self) -> list[str]:
        """List all articles."""
        query = self._own(select(articles.c.id)).order_by(articles.c.id)
        return list(self._connection.execute(query).scalars())

    def article(self, article_id: str, scope: Scope) -> Article | None:
        """Read an article, if it is there and within the scope."""
        query = self._own(select(articles)).where(articles.c.id == article_id, rows.within(scope))
        row = self._connection.execute(query).one_or_none()
        return rows.article(row) if row else None

    def articles(self, scope: Scope, *, after: str, limit: int) -> list[Article]:
        """Read the articles within the scope whose ids come after one, in order of their ids."""
        query = self._own(select(articles)).where(articles.c.id > after, rows.within(scope))
        found = self._connection.execute(query.order_by(articles.c.id).limit(limit))
        return [rows.article(row) for row in found]

    def passages(self, article_id: str, scope: Scope) -> list[Passage]:
        """Read an article's passages in their order; none if it is out of the scope."""
        article = self.article(article_id, scope)
        if article is None:
            return []
        query = (
            self._own(select(passages).join(articles))
            .where(articles.c.id == article_id)
            .order_by(passages.c.ordinal)
        )
        return [rows.passage(article, row) for row in self._connection.execute(query)]

    def passages_by_key(self, keys: Sequence[int]) -> dict[int, Passage]:
        """Read passages by their keys in the indexes; those that are not there are left out."""
        found: dict[int, Passage] = {}
        for portion in rows.portions(keys):
            query = select(passages).where(
                passages.c.tenant == self._tenant, passages.c.key.in_(portion)
            )
            of_passages = self._connection.execute(query).all()
            by_key = self._articles_by_key({row.article_key for row in of_passages})
            found |= {row.key: rows.passage(by_key[row.article_key], row) for row in of_passages}
        return found

    def kept(self, source: str) -> dict[str, Kept]:
        """Read what a source brought, by article id."""
        columns = (articles.c.id, articles.c.name, articles.c.fingerprint)
        query = self._own(select(*columns)).where(articles.c.source == source)
        found = self._connection.execute(query)
        return {row.id: Kept(name=row.name, fingerprint=row.fingerprint) for row in found}

    def owner(self, article_id: str) -> str | None:
        """Name the source that brought an article; None if there is no such article."""
        query = self._own(select(articles.c.source)).where(articles.c.id == article_id)
        return self._connection.execute(query).scalar()

    def vectors(self, content_hashes: Collection[str]) -> dict[str, NDArray[np.float32]]:
        """Read the vectors of contents that have been embedded before."""
        found: dict[str, NDArray[np.float32]] = {}
        for portion in rows.portions(sorted(content_hashes)):
            query = select(vectors.c.content_hash, vectors.c.halves).where(
                vectors.c.tenant == self._tenant, vectors.c.content_hash.in_(portion)
            )
            for row in self._connection.execute(query):
                found[row.content_hash] = rows.from_halves(row.halves)
        return found

    def indexed(self, article_ids: Sequence[str], embedder: str) -> Iterator[IndexedArticle]:
        """Read articles with their passages and vectors; those that are not there are left out."""
        for portion in rows.portions(article_ids):
            query = self._own(select(articles)).where(articles.c.id.in_(portion))
            of_articles = self._connection.execute(query).all()
            by_article = self._indexed_passages(of_articles, embedder)
            for row in of_articles:
                yield IndexedArticle(
                    article=rows.article(row),
                    text_hash=row.text_hash,
                    passage_count=row.passage_count,
                    passages=tuple(by_article[row.key]),
                )

    def _indexed_passages(
        self, of_articles: Sequence[Row[Any]], embedder: str
    ) -> dict[int, list[IndexedPassage]]:
        """Read the passages of some articles, each with its vector of one embedder."""
        values = {row.key: rows.article(row) for row in of_articles}
        found: dict[int, list[IndexedPassage]] = {key: [] for key in values}
        own_vector = (
            (vectors.c.tenant == passages.c.tenant)
            & (vectors.c.content_hash == passages.c.content_hash)
            & (vectors.c.embedder == embedder)
        )
        query = (
            select(passages, vectors.c.halves)
            .outerjoin(vectors, own_vector)
            .where(passages.c.tenant == self._tenant, passages.c.article_key.in_(list(values)))
            .order_by(passages.c.article_key, passages.c.ordinal)
        )
        for row in self._connection.execute(query):
            vector = None if row.halves is None else rows.from_halves(row.halves)
            passage = rows.passage(values[row.article_key], row)
            found[row.article_key].append(
                IndexedPassage(row.key, passage, row.content_hash, vector)
            )
        return found

    def _articles_by_key(self, keys: Collection[int]) -> dict[int, Article]:
        query = self._own(select(articles)).where(articles.c.key.in_(sorted(keys)))
        return {row.key: rows.article(row) for row in self._connection.execute(query)}

    def _own(self, query: Select[Any]) -> Select[Any]:
        """Keep a query about articles within the tenant."""
        return query.where(articles.c.tenant == self._tenant)
