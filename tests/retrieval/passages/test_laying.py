from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from ingest.sources.folder import FolderSource
from ingest.splitting import Splitter
from ingest.sync import sync
from retrieval.articles import Scope
from retrieval.embedding.hashing import HashEmbedder
from retrieval.library import Library, LibraryNewerError
from retrieval.library.contents import contents
from retrieval.passages import PassageStore
from retrieval.passages.rows import text_hash, to_halves
from retrieval.passages.tables import METADATA

FIRST_LAYOUT = """
CREATE TABLE library_revisions (
    tenant VARCHAR(64) NOT NULL, revision BIGINT NOT NULL, PRIMARY KEY (tenant));
CREATE TABLE library_articles (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, tenant VARCHAR(64) NOT NULL, id TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL, url TEXT NOT NULL, updated_at VARCHAR(40) NOT NULL,
    audience VARCHAR(16) NOT NULL, brand TEXT NOT NULL, language VARCHAR(35) NOT NULL,
    labels JSON NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL, fingerprint TEXT NOT NULL,
    text_hash VARCHAR(64) NOT NULL, passage_count INTEGER NOT NULL,
    CONSTRAINT library_article_id UNIQUE (id, tenant));
CREATE INDEX library_article_source ON library_articles (source, tenant);
CREATE TABLE library_passages (
    "key" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, tenant VARCHAR(64) NOT NULL,
    article_key INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, headings JSON NOT NULL, content_hash VARCHAR(64) NOT NULL,
    CONSTRAINT library_passage_ordinal UNIQUE (article_key, ordinal),
    FOREIGN KEY(article_key) REFERENCES library_articles ("key") ON DELETE CASCADE);
CREATE INDEX library_passage_content ON library_passages (content_hash, tenant);
CREATE TABLE library_vectors (
    content_hash VARCHAR(64) NOT NULL, tenant VARCHAR(64) NOT NULL, embedder TEXT NOT NULL,
    halves BLOB NOT NULL, PRIMARY KEY (content_hash, tenant));
CREATE TABLE library_changes (
    article_id TEXT NOT NULL, tenant VARCHAR(64) NOT NULL, revision BIGINT NOT NULL,
    PRIMARY KEY (article_id, tenant));
CREATE INDEX library_change_revision ON library_changes (revision, tenant);
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "help"
    folder.mkdir()
    (folder / "pair.md").write_text("Hold the button.")
    (folder / "refunds.md").write_text("Within 30 days.")
    return folder


def first_library(url: str, folder: Path) -> None:
    """Write a library as it was before there were editions."""
    embedder = HashEmbedder()
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in FIRST_LAYOUT.split(";"):
            if statement.strip():
                connection.execute(text(statement))
        write = connection.exec_driver_sql
        write("INSERT INTO library_revisions VALUES ('acme', 2)")
        for key, entry in enumerate(FolderSource(folder).entries(), 1):
            article = entry.article  # type: ignore[union-attr]
            (span,) = Splitter(embedder.count_tokens).split(article)
            ((hash_, content),) = contents(embedder.name, article, [span])
            write(
                "INSERT INTO library_articles VALUES (?, 'acme', ?, ?, ?, '', '', 'public', '',"
                " 'en', '[]', ?, ?, 'old', ?, 1)",
                (
                    key,
                    article.id,
                    article.title,
                    article.text,
                    f"folder:{folder}",
                    entry.name,
                    text_hash(article.text),
                ),
            )
            write(
                "INSERT INTO library_passages VALUES (?, 'acme', ?, 0, ?, ?, '[]', ?)",
                (key + 10, key, span.start, span.end, hash_),
            )
            halves = to_halves(embedder.embed_query(content))
            write("INSERT INTO library_vectors VALUES (?, 'acme', 'hash-256', ?)", (hash_, halves))
            write("INSERT INTO library_changes VALUES (?, 'acme', ?)", (article.id, key))
    engine.dispose()


def test_it_works(url: str, folder: Path, open_library: Callable[..., Library]) -> None:
    first_library(url, folder)
    library = open_library()
    assert library.audit().problems == ()
    assert library.revision == 2
    (best, *_) = library.search("hold the button")
    assert best.passage.article.id == "pair.md"
    assert set(best.legs) == {"dense", "keywords"}
    assert library.waiting() is None


def test_the_next_sync_cuts_what_was_carried_over_and_embeds_nothing(
    url: str, folder: Path, open_library: Callable[..., Library]
) -> None:
    first_library(url, folder)
    library = open_library()
    splitter = Splitter(HashEmbedder().count_tokens)
    report = sync(FolderSource(folder), splitter, library)
    assert (report.changed, report.removed, report.passages_embedded) == (2, 0, 0)
    assert sync(FolderSource(folder), splitter, library).unchanged == 2
    assert library.audit().problems == ()


def test_it_has_the_tables_of_a_new_library_then(url: str, folder: Path, tmp_path: Path) -> None:
    first_library(url, folder)
    fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
    found = []
    for one in (url, fresh):
        PassageStore(one, "acme").close()
        engine = create_engine(one)
        there = inspect(engine)
        found.append(
            {
                name: (
                    sorted(column["name"] for column in there.get_columns(name)),
                    sorted(index["name"] or "" for index in there.get_indexes(name)),
                )
                for name in sorted(there.get_table_names())
            }
        )
        engine.dispose()
    assert found[0] == found[1]
    assert set(found[0]) == set(METADATA.tables)


def test_what_another_embedder_had_embedded_is_lent(
    url: str, folder: Path, open_library: Callable[..., Library]
) -> None:
    first_library(url, folder)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE library_vectors SET embedder = 'hash-64' WHERE content_hash ="
            " (SELECT content_hash FROM library_passages WHERE article_key = 1)"
        )
        connection.exec_driver_sql(
            "INSERT INTO library_vectors VALUES ('x', 'acme', 'hash-256', '')"
        )
    engine.dispose()
    library = open_library()
    assert library.audit().problems == ("There are 1 vectors that no passage needs.",)
    assert {hit.passage.article.id for hit in library.search("hold the button")} >= {"pair.md"}


def test_a_failure_on_the_way_leaves_the_old_layout(
    url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_library(url, folder)
    with monkeypatch.context() as broken:
        broken.setattr("retrieval.passages.laying._TO_AN_EDITION", ("SELECT * FROM nowhere",))
        with pytest.raises(Exception, match="nowhere"):
            PassageStore(url, "acme")
    store = PassageStore(url, "acme")
    with store.reading() as moment:
        assert moment.article_ids() == ["pair.md", "refunds.md"]
        assert len(moment.passages("pair.md", Scope(), 1)) == 1
    store.close()


def test_a_newer_layout_is_refused(url: str) -> None:
    store = PassageStore(url)
    with store.writing() as change:
        change._connection.exec_driver_sql("UPDATE library_layout SET layout = 99")
    store.close()
    with pytest.raises(LibraryNewerError, match="layout 99"):
        PassageStore(url)


def test_the_second_layout_gets_room_for_parts_and_calibrations(url: str) -> None:
    PassageStore(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in (
            "ALTER TABLE library_vectors DROP COLUMN parts",
            "DROP TABLE library_calibrations",
            "UPDATE library_layout SET layout = 2",
            "INSERT INTO library_vectors VALUES ('x', 'main', 'hash-64', x'003c')",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()
    store = PassageStore(url)
    with store.reading() as moment:
        assert moment.embeddings(["x"])["x"].parts == b""
        assert moment.learned("hash-64") is None
    store.close()
    PassageStore(url).close()
