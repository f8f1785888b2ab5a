"""Connect to the database so that a transaction means what it says."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from tenacity import retry, retry_if_exception_message, stop_after_delay, wait_random

_BUSY_TIMEOUT_MS = 30_000
_WRITES = "deskproof_writes"


def connect(url: str) -> Engine:
    """Open the database; nothing is created in it yet."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Read from one moment of the database, whatever is committed meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901
        with connection.begin():
            yield connection


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Write all or nothing."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


def _prepare(connection: Any, _record: object) -> None:
    """Make SQLite wait for others, keep its word about references, and outlive a power cut."""
    # The driver would begin transactions by its own lights: never for a read, and late for a write.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


@retry(
    # A full disk or a file that may not be written is said at once.
    retry=retry_if_exception_message(match="database is locked"),
    stop=stop_after_delay(_BUSY_TIMEOUT_MS / 1000),
    wait=wait_random(0.01, 0.05),
    reraise=True,
)
def _write_ahead(cursor: Any) -> None:
    """Keep a write-ahead log, so that readers and a writer do not wait for each other.

    Of two processes that switch a new file over at once SQLite refuses one, without waiting.
    """
    cursor.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    """Take the write lock at once for a write: one taken later may fail instead of waiting."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
