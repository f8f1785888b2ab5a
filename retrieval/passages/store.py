"""The truth about articles, passages and vectors, in SQL: SQLite by default, any other by URL."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from retrieval.passages.connecting import connect, snapshot, transaction
from retrieval.passages.failures import LibraryNotChangedError
from retrieval.passages.laying import lay_out
from retrieval.passages.reading import Reading
from retrieval.passages.writing import Writing


class PassageStore:
    """One tenant's articles, passages and vectors, with a revision that every change raises.

    Opened for a tenant, so that no query can forget it. Safe to use from several threads and
    processes: readers see one moment each, writers go one after another.

    Raises LibraryNewerError where a newer program laid out the tables, and LibraryNotChangedError
    where they cannot be laid out.
    """

    def __init__(self, url: str, tenant: str = "main") -> None:
        self._engine = connect(url)
        self._tenant = tenant
        with _telling_failures():
            lay_out(self._engine)

    @property
    def revision(self) -> int:
        """The revision of the last change; 0 before the first."""
        with self.reading() as moment:
            return moment.standing().revision

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read one moment of the library."""
        with snapshot(self._engine) as connection:
            yield Reading(connection, self._tenant)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Change the library, all or nothing.

        Raises LibraryNotChangedError if the database cannot write it.
        """
        with _telling_failures(), transaction(self._engine) as connection:
            yield Writing(connection, self._tenant)

    def damage(self) -> list[str]:
        """Ask the database itself what is wrong with its file; only SQLite knows how to tell."""
        if self._engine.dialect.name != "sqlite":
            return []
        with snapshot(self._engine) as connection:
            said = connection.execute(text("PRAGMA quick_check")).scalars().all()
            loose = connection.execute(text("PRAGMA foreign_key_check")).all()
        return [str(line) for line in said if line != "ok"] + [
            f"{row[0]}: a row points to nothing" for row in loose
        ]

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


@contextmanager
def _telling_failures() -> Iterator[None]:
    """Put into words what the database says when it cannot write."""
    try:
        yield
    except OperationalError as error:
        raise LibraryNotChangedError(error) from error
