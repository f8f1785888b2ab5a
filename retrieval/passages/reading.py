"""Read the library as it stood at one revision."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, func, select

from retrieval.articles import Article, Passage, Scope
from retrieval.judging import Calibration
from retrieval.passages import rows
from retrieval.passages.editions import Standing, held, standing
from retrieval.passages.rows import Embedding
from retrieval.passages.tables import (
    articles,
    calibrations,
    changes,
    passages,
    splits,
    vectors,
)

_VECTOR_OF_A_PASSAGE = (vectors.c.tenant == passages.c.tenant) & (
    vectors.c.content_hash == passages.c.content_hash
)
# What every search asks is spelled once: building a statement takes longer than running it.
_KEYS: BindParameter[int] = bindparam("keys", expanding=True)
_TENANT: BindParameter[str] = bindparam("tenant")
_PASSAGES = select(passages).where(passages.c.tenant == _TENANT, passages.c.key.in_(_KEYS))
_ARTICLES = select(articles).where(articles.c.tenant == _TENANT, articles.c.key.in_(_KEYS))
_PARTS = (
    select(passages.c.key, vectors.c.parts)
    .join(vectors, _VECTOR_OF_A_PASSAGE)
    .where(
        passages.c.tenant == _TENANT,
        passages.c.key.in_(_KEYS),
        vectors.c.embedder == bindparam("embedder"),
        vectors.c.parts.is_not(None),
    )
)


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
    """An article with its passages in one edition, and what the rows say of how they must be.

    ``is_lent`` says that they were cut and embedded for another edition.
    """

    article: Article
    text_hash: str
    passage_count: int
    is_lent: bool
    passages: tuple[IndexedPassage, ...]


@dataclass(frozen=True, slots=True)
class KeyedArticle:
    """An article with the key of its row, which another state of it does not have."""

    key: int
    article: Article


class Reading:
    """One moment of one tenant's library: everything read through it is of the same revision."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def standing(self) -> Standing:
        """Tell the revision this moment stands at, and which editions there are."""
        return standing(self._connection, self._tenant)

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

    def passages(self, article_id: str, scope: Scope, edition: int) -> list[Passage]:
        """Read an article's passages of an edition in their order; none if out of the scope."""
        article = self.article(article_id, scope)
        if article is None:
            return []
        query = (
            self._own(select(passages).join(articles))
            .where(articles.c.id == article_id, passages.c.edition_key == edition)
            .order_by(passages.c.ordinal)
        )
        return [rows.passage(article, row) for row in self._connection.execute(query)]

    def passages_by_key(self, keys: Sequence[int]) -> dict[int, Passage]:
        """Read passages by their keys in the indexes; those that are not there are left out."""
        found: dict[int, Passage] = {}
        for portion in rows.portions(keys):
            bound = {"tenant": self._tenant, "keys": portion}
            of_passages = self._connection.execute(_PASSAGES, bound).all()
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

    def embeddings(self, content_hashes: Collection[str]) -> dict[str, Embedding]:
        """Read the embeddings of contents that have been embedded before."""
        found: dict[str, Embedding] = {}
        for portion in rows.portions(sorted(content_hashes)):
            query = select(vectors.c.content_hash, vectors.c.halves, vectors.c.parts).where(
                vectors.c.tenant == self._tenant, vectors.c.content_hash.in_(portion)
            )
            for row in self._connection.execute(query):
                found[row.content_hash] = rows.embedding(row.halves, row.parts)
        return found

    def parts(self, keys: Sequence[int], embedder: str) -> dict[int, bytes]:
        """Read passages' parts by their keys in the indexes, where this embedder gave any."""
        found: dict[int, bytes] = {}
        for portion in rows.portions(keys):
            bound = {"tenant": self._tenant, "keys": portion, "embedder": embedder}
            there = self._connection.execute(_PARTS, bound).all()
            found |= {row.key: row.parts for row in there}
        return found

    def learned(self, embedder: str) -> Calibration | None:
        """Read what this library's own questions taught of this embedder; None if none did."""
        own = (calibrations.c.tenant == self._tenant) & (calibrations.c.embedder == embedder)
        row = self._connection.execute(select(calibrations).where(own)).one_or_none()
        return Calibration(row.slope, row.offset) if row else None

    def indexed(
        self, article_ids: Sequence[str], edition: int, embedder: str
    ) -> Iterator[IndexedArticle]:
        """Read articles as an edition has them, with the vectors that an embedder made.

        Those that are not there are left out.
        """
        for portion in rows.portions(article_ids):
            query = (
                self._own(select(articles, splits.c.passage_count, splits.c.is_lent))
                .join(splits, splits.c.article_key == articles.c.key)
                .where(articles.c.id.in_(portion), splits.c.edition_key == edition)
            )
            of_articles = self._connection.execute(query).all()
            by_article = self._indexed_passages(of_articles, edition, embedder)
            for row in of_articles:
                yield IndexedArticle(
                    article=rows.article(row),
                    text_hash=row.text_hash,
                    passage_count=row.passage_count,
                    is_lent=row.is_lent,
                    passages=tuple(by_article[row.key]),
                )

    def missing(self, edition: int | None, *, after: int, limit: int) -> list[KeyedArticle]:
        """Read articles that an edition does not hold, or only lent, in order of their keys."""
        query = (
            self._own(select(articles).outerjoin(splits, held(edition)))
            .where(articles.c.key > after, splits.c.article_key.is_(None))
            .order_by(articles.c.key)
            .limit(limit)
        )
        found = self._connection.execute(query)
        return [KeyedArticle(row.key, rows.article(row)) for row in found]

    def count(self, edition: int | None = None) -> int:
        """Count the articles, or those that an edition holds of its own."""
        query = self._own(select(func.count()).select_from(articles))
        if edition is not None:
            query = (
                select(func.count())
                .select_from(splits)
                .where(splits.c.edition_key == edition, splits.c.is_lent.is_(False))
            )
        return int(self._connection.execute(query).scalar_one())

    def unused_vectors(self) -> int:
        """Count the vectors that no passage needs: there must be none."""
        query = (
            select(func.count())
            .select_from(vectors)
            .where(vectors.c.tenant == self._tenant, ~rows.is_used())
        )
        return int(self._connection.execute(query).scalar_one())

    def _indexed_passages(
        self, of_articles: Sequence[Row[Any]], edition: int, embedder: str
    ) -> dict[int, list[IndexedPassage]]:
        """Read the passages of some articles, each with its vector of one embedder."""
        values = {row.key: rows.article(row) for row in of_articles}
        found: dict[int, list[IndexedPassage]] = {key: [] for key in values}
        query = (
            select(passages, vectors.c.halves)
            .outerjoin(vectors, _VECTOR_OF_A_PASSAGE & (vectors.c.embedder == embedder))
            .where(
                passages.c.tenant == self._tenant,
                passages.c.article_key.in_(list(values)),
                passages.c.edition_key == edition,
            )
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
        bound = {"tenant": self._tenant, "keys": sorted(keys)}
        return {row.key: rows.article(row) for row in self._connection.execute(_ARTICLES, bound)}

    def _own(self, query: Select[Any]) -> Select[Any]:
        """Keep a query about articles within the tenant."""
        return query.where(articles.c.tenant == self._tenant)
