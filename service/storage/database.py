"""Open the database and bring its tables up to date."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_random

from retrieval.passages.connecting import connect, transaction
from service.errors import ConflictError

MIGRATIONS = Path(__file__).parent / "migrations"
JOURNAL_WAIT_S = 10


def open_database(url: str) -> Engine:
    """Connect to a database and run the migrations it lacks, one process at a time."""
    engine = connect(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _forget_securely)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with transaction(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return engine


def empty_journal(engine: Engine, *, wait_s: float = JOURNAL_WAIT_S) -> None:
    """Move what the write-ahead log holds into the database and cut the log to nothing.

    Until then the log, a file of its own, still has what a transaction overwrote. Waits for those
    who read an older state. Raises ConflictError if they do not end.
    """
    if engine.dialect.name != "sqlite":
        return
    # Of two that empty the journal at once SQLite refuses one, without waiting.
    trying = Retrying(
        retry=retry_if_exception_type(ConflictError),
        stop=stop_after_delay(wait_s),
        wait=wait_random(0.01, 0.05),
        reraise=True,
    )
    trying(_empty_journal, engine)


def _empty_journal(engine: Engine) -> None:
    # Not on a connection of the engine's: these begin a transaction, in which nothing can be cut.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy = cursor.fetchall()[0][0]
    finally:
        connection.close()
    if is_busy:
        raise ConflictError(
            "It is erased, but the database's journal is in use and may hold it still. Try again."
        )


def _forget_securely(connection: Any, _record: object) -> None:
    """Overwrite with zeros what is deleted: SQLite would leave it in the file's free space."""
    connection.execute("PRAGMA secure_delete = ON").close()
