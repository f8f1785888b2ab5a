"""Change the library: every change that readers could see raises the revision."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, insert, select, update

from retrieval.articles import Span, SplitArticle
from retrieval.judging import Calibration
from retrieval.passages import rows
from retrieval.passages.editions import Editions, State, held
from retrieval.passages.rows import Embedding
from retrieval.passages.tables import (
    articles,
    calibrations,
    changes,
    passages,
    revisions,
    splits,
    vectors,
)

_DROPPED_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class EmbeddedArticle:
    """A split article, and for each of its spans in their order the hash of what was embedded."""

    split: SplitArticle
    content_hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutArticle:
    """How an article that is kept already is cut anew, by the key of its row."""

    key: int
    spans: tuple[Span, ...]
    content_hashes: tuple[str, ...]


class Writing:
    """One change of one tenant's library: nothing of it is seen before its transaction ends."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant
        self._editions = Editions(connection, tenant)

    def put(
        self,
        changed: Sequence[EmbeddedArticle],
        embedded: Mapping[str, Embedding],
        embedder: str,
        splitter: str | None = None,
    ) -> None:
        """Keep articles, in the place of those with the same ids.

        ``embedded`` holds the vector of every content hash of theirs. While the edition that these
        makers make is built beside others, the articles' words are lent to those that answer.
        Without a splitter's name, the one that cut the current edition.
        """
        ids = [article.split.article.id for article in changed]
        self._raise_revision(ids)
        let_go = self._delete(ids)
        self._keep_vectors(embedded, embedder)
        own = self._editions.own(splitter, embedder)
        lent = [one for one in self._editions.answering() if one.key != own.key]
        for article in changed:
            key = self._insert(article.split)
            cut = CutArticle(key, article.split.spans, article.content_hashes)
            self._cut(cut, own.key, is_lent=False)
            for other in lent:
                self._cut(cut, other.key, is_lent=True)
        self._forget_unused(let_go)
        self._editions.swap_when_complete(own)

    def remove(self, article_ids: Collection[str]) -> int:
        """Remove articles from all editions; return how many were there."""
        there: list[str] = []
        for portion in rows.portions(sorted(article_ids)):
            own = (articles.c.tenant == self._tenant) & articles.c.id.in_(portion)
            there += self._connection.execute(select(articles.c.id).where(own)).scalars()
        if there:
            self._raise_revision(there)
            self._forget_unused(self._delete(there))
        return len(there)

    def fill(
        self,
        cut: Sequence[CutArticle],
        embedded: Mapping[str, Embedding],
        embedder: str,
        splitter: str,
    ) -> int:
        """Add articles to the edition that is built; return how many.

        Those that have changed meanwhile, or that another process has added, are passed over.
        """
        self._lock()
        edition = self._editions.own(splitter, embedder).key
        lacking = self._lacking([one.key for one in cut], edition)
        own = [one for one in cut if one.key in lacking]
        let_go = self._let_go(edition, [one.key for one in own])
        needed = {content_hash for one in own for content_hash in one.content_hashes}
        self._keep_vectors({one: embedded[one] for one in needed}, embedder)
        for one in own:
            self._cut(one, edition, is_lent=False)
        self._forget_unused(let_go)
        return len(own)

    def swap(self, embedder: str, splitter: str) -> bool:
        """Let the edition answer that was built, if it is complete; tell if it answers now."""
        self._lock()
        edition = self._editions.own(splitter, embedder)
        if edition.state is State.CURRENT:
            return True
        answers = self._editions.swap_when_complete(edition)
        if answers:
            self._raise_revision([])
        return answers

    def calibrate(self, embedder: str, learned: Calibration | None) -> None:
        """Keep what a library's own questions taught; None forgets it."""
        self._raise_revision([])
        own = (calibrations.c.tenant == self._tenant) & (calibrations.c.embedder == embedder)
        self._connection.execute(delete(calibrations).where(own))
        if learned:
            row = {"tenant": self._tenant, "embedder": embedder, **asdict(learned)}
            self._connection.execute(insert(calibrations).values(row))

    def drop_others(self) -> None:
        """Let nobody read or build any edition but the current one."""
        self._editions.drop_others()

    def delete_dropped(self) -> bool:
        """Delete a portion of an edition that nobody reads; tell if there may be more."""
        dropped = self._editions.dropped()
        if dropped is None:
            return False
        query = select(splits.c.article_key).where(splits.c.edition_key == dropped.key)
        keys = list(self._connection.execute(query.limit(_DROPPED_AT_ONCE)).scalars())
        if keys:
            self._forget_unused(self._let_go(dropped.key, keys))
        else:
            self._editions.forget(dropped)
        return True

    def _lock(self) -> None:
        """Let no other writer in, on a server too: SQLite has let in this one alone already."""
        own = revisions.c.tenant == self._tenant
        self._connection.execute(select(revisions.c.revision).where(own).with_for_update())

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

    def _keep_vectors(self, embedded: Mapping[str, Embedding], embedder: str) -> None:
        """Keep the vectors that are not there yet."""
        for portion in rows.portions(list(embedded)):
            own = (vectors.c.tenant == self._tenant) & vectors.c.content_hash.in_(portion)
            there = self._connection.execute(select(vectors.c.content_hash).where(own)).scalars()
            lines = [
                {
                    "tenant": self._tenant,
                    "content_hash": content_hash,
                    "embedder": embedder,
                    "halves": rows.to_halves(embedded[content_hash].vector),
                    "parts": embedded[content_hash].parts or None,
                }
                for content_hash in set(portion).difference(there)
            ]
            if lines:
                self._connection.execute(insert(vectors), lines)

    def _insert(self, split: SplitArticle) -> int:
        """Insert an article; return the key of its row."""
        values = rows.article_values(split) | {"tenant": self._tenant}
        row = insert(articles).values(values).returning(articles.c.key)
        return int(self._connection.execute(row).scalar_one())

    def _cut(self, cut: CutArticle, edition: int, *, is_lent: bool) -> None:
        """Insert an article's passages into an edition."""
        own = {"tenant": self._tenant, "article_key": cut.key, "edition_key": edition}
        split = {**own, "passage_count": len(cut.spans), "is_lent": is_lent}
        self._connection.execute(insert(splits).values(split))
        lines = [
            {
                **own,
                "ordinal": ordinal,
                "start": span.start,
                "end": span.end,
                "headings": list(span.headings),
                "content_hash": content_hash,
            }
            for ordinal, (span, content_hash) in enumerate(
                zip(cut.spans, cut.content_hashes, strict=True)
            )
        ]
        if lines:
            self._connection.execute(insert(passages), lines)

    def _lacking(self, keys: Sequence[int], edition: int) -> set[int]:
        """Tell which of these articles are there, and not in an edition of its own."""
        lacking: set[int] = set()
        for portion in rows.portions(keys):
            query = (
                select(articles.c.key)
                .outerjoin(splits, held(edition))
                .where(articles.c.key.in_(portion), splits.c.article_key.is_(None))
            )
            lacking |= set(self._connection.execute(query).scalars())
        return lacking

    def _let_go(self, edition: int, keys: Sequence[int]) -> set[str]:
        """Delete what an edition holds of some articles; return the contents it stood for."""
        let_go: set[str] = set()
        for portion in rows.portions(keys):
            own, split = (
                (table.c.edition_key == edition) & table.c.article_key.in_(portion)
                for table in (passages, splits)
            )
            contents = select(passages.c.content_hash).where(own)
            let_go |= set(self._connection.execute(contents).scalars())
            self._connection.execute(delete(passages).where(own))
            self._connection.execute(delete(splits).where(split))
        return let_go

    def _forget_unused(self, content_hashes: Collection[str]) -> None:
        """Delete the vectors that no passage needs any more."""
        for portion in rows.portions(sorted(content_hashes)):
            own = (vectors.c.tenant == self._tenant) & vectors.c.content_hash.in_(portion)
            self._connection.execute(delete(vectors).where(own, ~rows.is_used()))
