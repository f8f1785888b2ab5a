import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from retrieval.articles import Article, Scope, SplitArticle
from retrieval.passages import EmbeddedArticle, Embedding, LibraryNotChangedError, PassageStore

ROOT = Path(__file__).parents[3]
LAMP = Article("lamp", "Lamp", "One.\n\nTwo.")
VECTORS = {
    "1": Embedding(np.eye(4, dtype=np.float32)[0], b"parts"),
    "2": Embedding(np.full(4, 0.5, dtype=np.float32)),
}
OPEN = """
import sys
from retrieval.passages import PassageStore
print(PassageStore(sys.argv[1], sys.argv[2]).revision)
"""


@pytest.fixture
def store(url: str) -> Iterator[PassageStore]:
    store = PassageStore(url)
    yield store
    store.close()


@pytest.fixture
def lamp(cut: Callable[..., SplitArticle]) -> EmbeddedArticle:
    return EmbeddedArticle(cut(LAMP), ("1", "2"))


def test_it_works(store: PassageStore, lamp: EmbeddedArticle) -> None:
    with store.writing() as change:
        change.put([lamp], VECTORS, "exact")
    with store.reading() as moment:
        assert moment.standing().revision == store.revision == 1
        assert moment.changed_since(0) == ["lamp"]
        (indexed,) = moment.indexed(["lamp", "nobody"], 1, "exact")
        assert [one.passage.text for one in indexed.passages] == ["One.", "Two."]
        assert moment.passages_by_key([indexed.passages[1].key])
        kept = moment.embeddings(["1", "2", "3"])
        assert np.allclose(kept["2"].vector, VECTORS["2"].vector)
        assert {id_: one.parts for id_, one in kept.items()} == {"1": b"parts", "2": b""}
        keys = [one.key for one in indexed.passages]
        assert moment.parts(keys, "exact") == {keys[0]: b"parts"}
        assert moment.parts(keys, "another") == {}


def test_a_moment_stays_as_it_is_whatever_is_committed_meanwhile(
    store: PassageStore, url: str, lamp: EmbeddedArticle
) -> None:
    other = PassageStore(url)
    with store.reading() as moment:
        assert moment.standing().revision == 0
        with other.writing() as change:
            change.put([lamp], VECTORS, "exact")
        assert moment.standing().revision == 0
        assert moment.article("lamp", Scope()) is None
    other.close()
    assert store.revision == 1


def test_an_error_takes_everything_back(store: PassageStore, lamp: EmbeddedArticle) -> None:
    incomplete = {"1": VECTORS["1"]}
    half = EmbeddedArticle(lamp.split, ("1",))
    with pytest.raises(ValueError, match="shorter"), store.writing() as change:
        change.put([half], incomplete, "exact")
    assert store.revision == 0
    with store.reading() as moment:
        assert moment.embeddings(["1"]) == {}


def test_a_removed_article_stays_in_the_log(store: PassageStore, lamp: EmbeddedArticle) -> None:
    with store.writing() as change:
        change.put([lamp], VECTORS, "exact")
    with store.writing() as change:
        assert change.remove(["lamp"]) == 1
    with store.reading() as moment:
        assert moment.changed_since(1) == ["lamp"]
        assert moment.changed_since(2) == []
        assert moment.embeddings(["1", "2"]) == {}


def test_passages_get_new_keys_whenever_they_are_put(
    store: PassageStore, lamp: EmbeddedArticle
) -> None:
    seen: set[int] = set()
    for _ in range(3):
        with store.writing() as change:
            change.remove(["lamp"])
            change.put([lamp], VECTORS, "exact")
        with store.reading() as moment:
            (indexed,) = moment.indexed(["lamp"], 1, "exact")
        keys = {one.key for one in indexed.passages}
        assert not keys & seen
        seen |= keys


def test_more_than_fits_one_statement_is_taken(
    store: PassageStore, cut: Callable[..., SplitArticle]
) -> None:
    articles = [
        EmbeddedArticle(cut(Article(f"a{n:04}", "A", f"text {n}")), (f"hash{n}",))
        for n in range(1201)
    ]
    vectors = {f"hash{n}": VECTORS["1"] for n in range(1201)}
    with store.writing() as change:
        change.put(articles, vectors, "exact")
    with store.reading() as moment:
        indexed = list(moment.indexed(moment.article_ids(), 1, "exact"))
        keys = [one.key for article in indexed for one in article.passages]
        assert len(moment.passages_by_key(keys)) == len(moment.embeddings(vectors)) == 1201
    with store.writing() as change:
        assert change.remove([f"a{n:04}" for n in range(1201)]) == 1201


def test_rows_are_found_without_reading_all_of_a_tenant(
    store: PassageStore, lamp: EmbeddedArticle
) -> None:
    with store.writing() as change:
        change.put([lamp], VECTORS, "exact")
    asked: list[tuple[str, object]] = []

    def note(_1: object, _2: object, statement: str, values: object, *_3: object) -> None:
        if statement.startswith(("SELECT", "DELETE")):
            asked.append((statement, values))

    event.listen(store._engine, "before_cursor_execute", note)
    with store.reading() as moment:
        moment.passages_by_key([1])
        list(moment.indexed(["lamp"], 1, "exact"))
        moment.article("lamp", Scope())
        moment.passages("lamp", Scope(), 1)
        moment.articles(Scope(), after="", limit=5)
        moment.embeddings(["1"])
        moment.changed_since(3)
        moment.kept("folder")
    event.remove(store._engine, "before_cursor_execute", note)
    with store.reading() as moment:
        for statement, values in asked:
            plan = moment._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            for step in plan:
                assert "SCAN" not in step.detail, statement
                assert "(tenant=?)" not in step.detail, statement


def test_sqlite_is_told_to_keep_what_it_is_given(store: PassageStore) -> None:
    with store.reading() as moment:
        ask = moment._connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA synchronous").scalar() == 2
        assert ask("PRAGMA foreign_keys").scalar() == 1
        assert ask("PRAGMA busy_timeout").scalar() == 30_000
    with pytest.raises(IntegrityError), store.writing() as change:
        change._connection.exec_driver_sql(
            "INSERT INTO library_passages VALUES (1, 'main', 99, 1, 0, 0, 1, '[]', 'x')"
        )
    assert store.damage() == []


def test_processes_that_open_a_new_home_at_once_make_one(url: str) -> None:
    opened = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, url, tenant],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for tenant in ("acme", "globex", "acme", "main")
    ]
    assert [process.communicate(timeout=30) for process in opened] == [(b"0\n", b"")] * 4


def test_a_full_disk_is_told_and_changes_nothing(
    store: PassageStore, lamp: EmbeddedArticle, cut: Callable[..., SplitArticle]
) -> None:
    with store.writing() as change:
        change.put([lamp], VECTORS, "exact")
    with store.reading() as moment:
        pages = moment._connection.exec_driver_sql("PRAGMA page_count").scalar()
    store.close()
    event.listen(
        store._engine,
        "connect",
        lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}").close(),
    )
    long = EmbeddedArticle(cut(Article("long", "Lamp", "x" * 100_000)), ("1",))
    with pytest.raises(LibraryNotChangedError, match="full"), store.writing() as change:
        change.put([long], VECTORS, "exact")
    with store.reading() as moment:
        assert moment.article_ids() == ["lamp"]
    assert store.revision == 1
    assert store.damage() == []


def test_a_library_that_may_only_be_read_is_read(
    store: PassageStore, url: str, lamp: EmbeddedArticle
) -> None:
    with store.writing() as change:
        change.put([lamp], VECTORS, "exact")
    path = url.removeprefix("sqlite:///")
    other = PassageStore(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert other.revision == 1
    with pytest.raises(LibraryNotChangedError, match="readonly"), other.writing() as change:
        change.remove(["lamp"])
    assert other.revision == 1
    other.close()


def test_a_home_that_cannot_be_made_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotChangedError, match="unable to open"):
        PassageStore(f"sqlite:///{tmp_path / 'nowhere' / 'library.db'}")
