"""Which editions of the library there are, and which of them a reader follows."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from retrieval.passages.tables import articles, editions, revisions, splits


class State(StrEnum):
    """What an edition is good for."""

    CURRENT = "current"
    """It answers; there is one."""
    BUILDING = "building"
    """It is being filled beside the current one, and answers nobody yet."""
    RETIRED = "retired"
    """Another one has replaced it; it answers those who were started with its embedder."""
    DROPPED = "dropped"
    """It answers nobody any more, and is being deleted."""


@dataclass(frozen=True, slots=True)
class Edition:
    """All articles as one splitter cut them and one embedder read them."""

    key: int
    splitter: str
    embedder: str
    state: State


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the library stands: its revision, 0 before the first change, and its editions."""

    revision: int
    editions: tuple[Edition, ...]

    @property
    def current(self) -> Edition | None:
        """The edition that answers; None before the first change."""
        return next((one for one in self.editions if one.state is State.CURRENT), None)

    def followed_with(self, embedder: str) -> Edition | None:
        """Choose the edition that a process with this embedder reads.

        The current one, or the embedder's own if that was replaced and is still there. Of an
        edition that another embedder made, a process can compare the words alone.
        """
        current = self.current
        if current is not None and current.embedder != embedder:
            own = (one for one in self.editions if one.embedder == embedder)
            return next((one for one in own if one.state is State.RETIRED), current)
        return current

    def made_by(self, splitter: str, embedder: str) -> Edition | None:
        """Find the edition that these two made and that may grow.

        One that was replaced never becomes the current one again: readers may have passed over
        what happened to it meanwhile.
        """
        makers = (splitter, embedder)
        growing = (one for one in self.editions if one.state in (State.CURRENT, State.BUILDING))
        return next((one for one in growing if (one.splitter, one.embedder) == makers), None)


# Every search asks this; building the statement took longer than running it.
_STANDING = (
    select(editions, func.coalesce(revisions.c.revision, 0).label("revision"))
    .outerjoin(revisions, revisions.c.tenant == editions.c.tenant)
    .where(editions.c.tenant == bindparam("tenant"))
    .order_by(editions.c.key.desc())
)


def standing(connection: Connection, tenant: str) -> Standing:
    """Read where a tenant's library stands."""
    rows = connection.execute(_STANDING, {"tenant": tenant}).all()
    found = tuple(Edition(row.key, row.splitter, row.embedder, State(row.state)) for row in rows)
    return Standing(rows[0].revision if rows else 0, found)


def held(edition: int | None) -> ColumnElement[bool]:
    """Say in SQL, of articles joined with splits, that an edition holds them of its own."""
    return (
        (splits.c.article_key == articles.c.key)
        & (splits.c.edition_key == edition)
        & splits.c.is_lent.is_(False)
    )


class Editions:
    """The editions of one tenant, within a transaction that changes them."""

    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def own(self, splitter: str | None, embedder: str) -> Edition:
        """Give the edition that these two make, a new one to be built if there is none.

        Without a splitter's name, the one of the current edition.
        """
        now = standing(self._connection, self._tenant)
        if splitter is None:
            splitter = now.current.splitter if now.current else ""
        there = now.made_by(splitter, embedder)
        state = State.BUILDING if now.current else State.CURRENT
        return there or self._begin(splitter, embedder, state)

    def answering(self) -> list[Edition]:
        """List the editions that processes read."""
        now = standing(self._connection, self._tenant)
        return [one for one in now.editions if one.state in (State.CURRENT, State.RETIRED)]

    def swap_when_complete(self, edition: Edition) -> bool:
        """Let an edition answer if it holds every article; tell if it is the current one then."""
        if edition.state is State.CURRENT:
            return True
        lacking = (
            select(articles.c.key)
            .outerjoin(splits, held(edition.key))
            .where(articles.c.tenant == self._tenant, splits.c.article_key.is_(None))
            .limit(1)
        )
        if self._connection.execute(lacking).first():
            return False
        self._set(State.RETIRED, editions.c.state == State.CURRENT)
        self._set(State.CURRENT, editions.c.key == edition.key)
        return True

    def drop_others(self) -> None:
        """Let nobody read or build any edition but the current one."""
        self._set(State.DROPPED, editions.c.state != State.CURRENT)

    def dropped(self) -> Edition | None:
        """Give an edition that is to be deleted."""
        now = standing(self._connection, self._tenant)
        return next((one for one in now.editions if one.state is State.DROPPED), None)

    def forget(self, edition: Edition) -> None:
        """Delete an edition that holds no article any more."""
        self._connection.execute(delete(editions).where(editions.c.key == edition.key))

    def _begin(self, splitter: str, embedder: str, state: State) -> Edition:
        makers = {"splitter": splitter, "embedder": embedder}
        row = insert(editions).values(tenant=self._tenant, state=state, **makers)
        key = self._connection.execute(row.returning(editions.c.key)).scalar_one()
        return Edition(key, splitter, embedder, state)

    def _set(self, state: State, which: ColumnElement[bool]) -> None:
        own = editions.c.tenant == self._tenant
        self._connection.execute(update(editions).where(own, which).values(state=state))
