"""Lay out the tables of a new library, and carry an older layout over."""

from sqlalchemy import Connection, Engine, inspect, text

from retrieval.passages.connecting import snapshot, transaction
from retrieval.passages.failures import LibraryNewerError
from retrieval.passages.tables import LAYOUT, METADATA, layouts, vectors

_FIRST_LAYOUT = 1
"""Articles, passages and vectors without editions, in SQLite, and no row that tells the layout."""

_APART = (
    "ALTER TABLE library_passages RENAME TO library_passages_1",
    "DROP INDEX library_passage_content",
)
# The embedder of most vectors made the edition. What another one had embedded is lent to it, as
# passages are that were cut for another edition. Who cut them was not kept, so the next sync cuts
# all articles once more; it finds their vectors under the words that they stand for.
_TO_AN_EDITION = (
    """
    INSERT INTO library_editions (tenant, splitter, embedder, state)
    SELECT tenant, '', coalesce(
        (SELECT embedder FROM library_vectors v WHERE v.tenant = a.tenant
         GROUP BY embedder ORDER BY count(*) DESC LIMIT 1), ''), 'current'
    FROM library_articles a GROUP BY tenant
    """,
    """
    INSERT INTO library_splits (article_key, edition_key, tenant, passage_count, is_lent)
    SELECT a.key, e.key, a.tenant, a.passage_count, EXISTS (
        SELECT 1 FROM library_passages_1 p
        JOIN library_vectors v ON v.tenant = p.tenant AND v.content_hash = p.content_hash
        WHERE p.article_key = a.key AND v.embedder != e.embedder)
    FROM library_articles a JOIN library_editions e ON e.tenant = a.tenant
    """,
    """
    INSERT INTO library_passages (
        key, tenant, article_key, edition_key, ordinal, start, "end", headings, content_hash)
    SELECT p.key, p.tenant, article_key, e.key, ordinal, start, "end", headings, content_hash
    FROM library_passages_1 p JOIN library_editions e ON e.tenant = p.tenant
    """,
    "DROP TABLE library_passages_1",
    "ALTER TABLE library_articles DROP COLUMN passage_count",
)


def lay_out(engine: Engine) -> None:
    """Bring the tables to this program's layout, in one transaction, if they have it not yet.

    Raises LibraryNewerError if a newer program laid them out.
    """
    with snapshot(engine) as connection:
        if _layout(connection) == LAYOUT:
            return
    # Of two processes that start at once one makes the tables, and the other finds them.
    with transaction(engine) as connection:
        layout = _layout(connection)
        if layout == LAYOUT:
            return
        if layout == _FIRST_LAYOUT:
            _carry_over(connection)
        if layout:
            _add_parts(connection)
        METADATA.create_all(connection)
        connection.execute(layouts.delete())
        connection.execute(layouts.insert().values(layout=LAYOUT))


def _layout(connection: Connection) -> int:
    """Tell the layout of the tables; 0 if there are none.

    Raises LibraryNewerError.
    """
    there = inspect(connection)
    if not there.has_table(layouts.name):
        return _FIRST_LAYOUT if there.has_table("library_articles") else 0
    layout = int(connection.execute(layouts.select()).scalar_one())
    if layout > LAYOUT:
        raise LibraryNewerError(layout, LAYOUT)
    return layout


def _carry_over(connection: Connection) -> None:
    """Make one edition of what the first layout holds."""
    for statement in _APART:
        connection.execute(text(statement))
    METADATA.create_all(connection)
    for statement in _TO_AN_EDITION:
        connection.execute(text(statement))


def _add_parts(connection: Connection) -> None:
    """Make room for the parts of what is embedded; what there is has none until it is rebuilt."""
    kind = vectors.c.parts.type.compile(connection.dialect)
    connection.execute(text(f"ALTER TABLE {vectors.name} ADD COLUMN parts {kind}"))
