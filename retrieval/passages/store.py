"""The truth about articles, passages and vectors, in SQL: SQLite by default, any other by URL."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from retrieval.passages.connecting import connect, snapshot, transaction
from retrieval.passages.reading import Reading
from retrieval.passages.tables import METADATA
from retrieval.passages.writing import Writing


class PassageStore:
    """One tenant's articles, passages and vectors, with a revision that every change raises.

    Opened for a tenant, so that no query can forget it. Safe to use from several threads and
    processes: readers see one moment each, writers go one after another.
    """

    def __init__(self, url: str, tenant: str = "main") -> None:
        self._engine = connect(url)
        self._tenant = tenant
        # Within a transaction, so that of two processes that start at once one makes the tables.
        with transaction(self._engine) as connection:
            METADATA.create_all(connection)

    @property
    def revision(self) -> int:
        """The revision of the last change; 0 before the first."""
        with self.reading() as moment:
            return moment.revision

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Read one moment of the library."""
        with snapshot(self._engine) as connection:
            yield Reading(connection, self._tenant)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Change the library, all or nothing."""
        with transaction(self._engine) as connection:
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
