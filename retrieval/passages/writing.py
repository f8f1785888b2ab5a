"""Change the library: every change within one transaction, which raises the revision."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, exists, insert, select, update

from retrieval.articles import SplitArticle
from retrieval.passages import rows
from retrieval.passages.tables import articles, changes, passages, revisions, vectors


@dataclass(frozen=True, slots=True)
class EmbeddedArticle:
    """A split article, and for each of its spans in their order the hash of what was embedded."""

    split: SplitArticle
    content_hashes: tuple[str, ...]


class Writing:
    """One change of one tenant's library: nothing of it is seen before its transaction ends."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(
        self,
        changed: Sequence[EmbeddedArticle],
        embedded: Mapping[str, NDArray[np.float32]],
        embedder: str,
    ) -> None:
        """Keep articles, in the place of those with the same ids.

        ``embedded`` holds the vector of every content hash of theirs.
        """
        ids = [article.split.article.id for article in changed]
        self._raise_revision(ids)
        let_go = self._delete(ids)
        self._keep_vectors(embedded, embedder)
        for article in changed:
            self._insert(article)
        self._forget_unused(let_go)

    def remove(self, article_ids: Collection[str]) -> int:
        """Remove articles; return how many were there."""
        there: list[str] = []
        for portion in rows.portions(sorted(article_ids)):
            own = (articles.c.tenant == self._tenant) & articles.c.id.in_(portion)
            there += self._connection.execute(select(articles.c.id).where(own)).scalars()
        if there:
            self._raise_revision(there)
            self._forget_unused(self._delete(there))
        return len(there)

    def _raise_revision(self, article_ids: Sequence[str]) -> None:
        """Take the next revision, and note what it changes for the mirrors."""
        own = revisions.c.tenant == self._tenant
        raised = update(revisions).where(own).values(revision=revisions.c.revision + 1)
        # The row stays locked until the end, so on a server too writers go one after another.
        if not self._connection.execute(raised).rowcount:
            self._connection.execute(insert(revisions).values(tenant=self._tenant, revision=1))
        revision = self._connection.execute(select(revisions.c.revision).where(own)).scalar_one()
        for portion in rows.portions(article_ids):
            noted = (changes.c.tenant == self._tenant) & changes.c.article_id.in_(portion)
            self._connection.execute(delete(changes).where(noted))
            lines = [
                {"tenant": self._tenant, "article_id": article_id, "revision": revision}
                for article_id in portion
            ]
            self._connection.execute(insert(changes), lines)

    def _delete(self, article_ids: Sequence[str]) -> set[str]:
        """Delete articles with their passages; return the contents those stood for."""
        let_go: set[str] = set()
        for portion in rows.portions(article_ids):
            own = (articles.c.tenant == self._tenant) & articles.c.id.in_(portion)
            contents = select(passages.c.content_hash).join(articles).where(own)
            let_go |= set(self._connection.execute(contents).scalars())
            self._connection.execute(delete(articles).where(own))
        return let_go

    def _keep_vectors(self, embedded: Mapping[str, NDArray[np.float32]], embedder: str) -> None:
        """Keep the vectors that are not there yet."""
        for portion in rows.portions(list(embedded)):
            own = (vectors.c.tenant == self._tenant) & vectors.c.content_hash.in_(portion)
            there = self._connection.execute(select(vectors.c.content_hash).where(own)).scalars()
            lines = [
                {
                    "tenant": self._tenant,
                    "content_hash": content_hash,
                    "embedder": embedder,
                    "halves": rows.to_halves(embedded[content_hash]),
                }
                for content_hash in set(portion).difference(there)
            ]
            if lines:
                self._connection.execute(insert(vectors), lines)

    def _insert(self, article: EmbeddedArticle) -> None:
        """Insert one article and its passages."""
        values = rows.article_values(article.split) | {"tenant": self._tenant}
        inserted = self._connection.execute(insert(articles).values(values))
        (article_key,) = inserted.inserted_primary_key or (None,)
        spans = zip(article.split.spans, article.content_hashes, strict=True)
        lines = [
            {
                "tenant": self._tenant,
                "article_key": article_key,
                "ordinal": ordinal,
                "start": span.start,
                "end": span.end,
                "headings": list(span.headings),
                "content_hash": content_hash,
            }
            for ordinal, (span, content_hash) in enumerate(spans)
        ]
        if lines:
            self._connection.execute(insert(passages), lines)

    def _forget_unused(self, content_hashes: Collection[str]) -> None:
        """Delete the vectors that no passage needs any more."""
        used = exists().where(
            passages.c.tenant == vectors.c.tenant,
            passages.c.content_hash == vectors.c.content_hash,
        )
        for portion in rows.portions(sorted(content_hashes)):
            own = (vectors.c.tenant == self._tenant) & vectors.c.content_hash.in_(portion)
            self._connection.execute(delete(vectors).where(own, ~used))
