import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.sources.corpus import CorpusSource
from ingest.sources.folder import FolderSource
from ingest.sources.source import Found, Refused, SourceVanishedError
from ingest.splitting import Splitter
from ingest.sync import SyncReport, fingerprint, sync
from retrieval.articles import Article, Scope
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import ExactIndex

ALL = Scope(audiences=frozenset({"public", "internal"}))
EMBEDDER = HashEmbedder()
SPLITTER = Splitter(EMBEDDER.count_tokens)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = PassageStore(f"sqlite:///{tmp_path / 'library.db'}", "acme")
    library = Library(store, EMBEDDER, ExactIndex(EMBEDDER.dimension), KeywordIndex())
    yield library
    library.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "help"
    folder.mkdir()
    (folder / "pair.md").write_text("# Pair a lamp\n\nHold the button.")
    (folder / "refunds.md").write_text("---\nid: refunds\n---\nWithin 30 days.")
    return folder


def run(folder: Path, library: Library, *, allow_empty: bool = False) -> SyncReport:
    report = sync(
        FolderSource(folder),
        SPLITTER,
        library,
        allow_empty=allow_empty,
    )
    return replace(report, seconds=0.0)


def ids(library: Library) -> list[str]:
    return [article.id for article in library.articles(ALL)]


def quiet(**counts: int) -> SyncReport:
    blank = SyncReport(0, 0, 0, 0, (), 0, 0, 0.0)
    return replace(blank, **counts)


def test_it_works(folder: Path, library: Library) -> None:
    assert run(folder, library) == quiet(added=2, passages_embedded=2)
    assert run(folder, library) == quiet(unchanged=2)
    (folder / "pair.md").write_text("# Pair a lamp\n\nHold the button for ten seconds.")
    (folder / "refunds.md").unlink()
    (folder / "new.txt").write_text("Charge it for two hours.")
    expected = quiet(added=1, changed=1, removed=1, passages_embedded=2)
    assert run(folder, library) == expected
    assert ids(library) == ["new.txt", "pair.md"]
    assert library.search("how long do I hold the button")[0].passage.article.id == "pair.md"


def test_only_new_passages_are_embedded(folder: Path, library: Library) -> None:
    words = "The lamp blinks in blue, then in white, and then it is ready to be used. " * 4
    (folder / "pair.md").write_text(f"## One\n\n{words}\n\n## Two\n\n{words}")
    assert run(folder, library).passages_embedded == 3
    (folder / "pair.md").write_text(f"## One\n\n{words}\n\n## Two\n\n{words} Now.")
    report = run(folder, library)
    assert (report.changed, report.passages_embedded, report.passages_reused) == (1, 1, 1)


def test_a_new_budget_splits_everything_again(folder: Path, library: Library) -> None:
    run(folder, library)
    other = Splitter(EMBEDDER.count_tokens, 100)
    told: list[tuple[int, int]] = []
    report = sync(FolderSource(folder), other, library, on_progress=lambda *far: told.append(far))
    assert replace(report, seconds=0.0) == quiet(unchanged=2, passages_reused=2, rebuilt=2)
    assert told == [(1, 2), (2, 2), (4, 4)]
    assert sync(FolderSource(folder), other, library).rebuilt == 0


def test_a_new_embedder_takes_over_the_articles_of_all_sources(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "agents.md").write_text("For agents.")
    run(folder, library)
    run(other, library)
    (folder / "pair.md").write_text("# Pair a lamp\n\nPress the knob.")
    embedder = HashEmbedder(64)
    store = PassageStore(f"sqlite:///{tmp_path / 'library.db'}", "acme")
    newer = Library(store, embedder, ExactIndex(64), KeywordIndex())
    report = sync(FolderSource(folder), Splitter(embedder.count_tokens), newer)
    assert (report.changed, report.unchanged, report.rebuilt) == (1, 1, 2)
    assert newer.waiting() is None
    assert newer.audit().problems == ()
    for words in ("press the knob", "agents"):
        assert set(newer.search(words)[0].legs) == {"dense", "keywords"}
    newer.close()


def test_every_field_counts_in_the_fingerprint() -> None:
    article = Article("a", "T", "text")
    marks = {fingerprint(article), fingerprint(replace(article, url="u"))}
    marks |= {fingerprint(replace(article, **{name: "de"})) for name in ("brand", "id")}
    marks |= {fingerprint(replace(article, labels=("de",)))}
    assert len(marks) == 5


def test_a_broken_file_keeps_its_older_article(folder: Path, library: Library) -> None:
    run(folder, library)
    (folder / "refunds.md").write_text("---\ntitle: a: b\n---\nText")
    report = run(folder, library)
    assert [refused.name for refused in report.refused] == ["refunds.md"]
    assert report.removed == 0
    assert ids(library) == ["pair.md", "refunds"]


def test_a_changed_id_leaves_no_old_article(folder: Path, library: Library) -> None:
    run(folder, library)
    (folder / "refunds.md").write_text("---\nid: returns\n---\nWithin 30 days.")
    report = run(folder, library)
    assert (report.added, report.removed) == (1, 1)
    assert ids(library) == ["pair.md", "returns"]


def test_of_two_files_with_one_id_the_second_is_refused(folder: Path, library: Library) -> None:
    (folder / "z.md").write_text("---\nid: refunds\n---\nNever.")
    report = run(folder, library)
    assert report.refused == (
        Refused("z.md", "Its id “refunds” is that of refunds.md already.", "refunds"),
    )
    article = library.article("refunds", ALL)
    assert article is not None
    assert article.text == "Within 30 days."


def test_an_article_of_headings_alone_is_refused(folder: Path, library: Library) -> None:
    (folder / "empty.md").write_text("# Pair\n\n## Now\n")
    assert run(folder, library).refused[0].reason == "It holds nothing but headings."


@pytest.mark.parametrize("bad", ["half \ud800 pair", "nul \0 inside", " \n "])
def test_what_no_database_takes_is_refused(bad: str, tmp_path: Path, library: Library) -> None:
    path = tmp_path / "c.jsonl"
    lines = [{"id": "bad", "text": bad}, {"id": "good", "text": "Text"}]
    path.write_text("\n".join(map(json.dumps, lines)))
    report = sync(CorpusSource(path), SPLITTER, library)
    assert [refused.name for refused in report.refused] == ["line 1"]
    assert ids(library) == ["good"]


def test_a_broken_line_keeps_its_older_article_though_lines_moved(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "c.jsonl"
    lines = [json.dumps({"id": name, "text": "Text"}) for name in ("a", "b", "c")]
    path.write_text("\n".join(lines))
    source = CorpusSource(path)
    sync(source, SPLITTER, library)
    path.write_text("\n".join([lines[0], lines[2][:-3]]))
    report = sync(source, SPLITTER, library)
    assert report.refused[0].reason == "It is not valid JSON."
    assert "c" in ids(library)


def test_it_removes_only_what_the_same_source_brought(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "agents.md").write_text("For agents.")
    run(folder, library)
    run(other, library)
    (folder / "pair.md").unlink()
    assert run(folder, library).removed == 1
    assert ids(library) == ["agents.md", "refunds"]


def test_it_takes_no_article_from_another_source(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.md").write_text("Mine.")
    (other / "pair.md").write_text("Mine too.")
    run(folder, library)
    report = run(other, library)
    assert [refused.name for refused in report.refused] == ["pair.md"]
    assert str(folder) in report.refused[0].reason


def test_a_help_centre_that_moved_keeps_its_articles(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    run(folder, library)
    moved = folder.rename(tmp_path / "moved")
    report = run(moved, library)
    assert (report.added, report.refused, report.passages_embedded) == (2, (), 0)


def test_a_vanished_or_empty_folder_removes_nothing(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    run(folder, library)
    for name in ("pair.md", "refunds.md"):
        (folder / name).unlink()
    with pytest.raises(SourceVanishedError, match="holds no articles"):
        run(folder, library)
    (folder / "broken.md").write_bytes(b"\0")
    with pytest.raises(SourceVanishedError, match=r"broken\.md"):
        run(folder, library)
    folder.rename(tmp_path / "away")
    with pytest.raises(SourceVanishedError, match="no folder"):
        run(folder, library)
    assert len(ids(library)) == 2


def test_a_vanished_folder_may_be_taken_as_empty(folder: Path, library: Library) -> None:
    run(folder, library)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert run(folder, library, allow_empty=True) == quiet(removed=2)
    assert ids(library) == []


class _Stops:
    """A source that goes away while it is read."""

    key = "folder:/nowhere"

    def __len__(self) -> int:
        return 2

    def entries(self) -> Iterator[Found | Refused]:
        yield Found("a", Article("a", "A", "Text"))
        raise SourceVanishedError("Gone.")


def test_a_source_that_goes_midway_is_an_error_all_the_same(library: Library) -> None:
    with pytest.raises(SourceVanishedError):
        sync(_Stops(), SPLITTER, library, allow_empty=True)


def test_it_tells_how_far_it_is(folder: Path, library: Library) -> None:
    (folder / "bad.md").write_bytes(b"\0")
    told: list[tuple[int, int]] = []
    sync(
        FolderSource(folder),
        SPLITTER,
        library,
        on_progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_stopped_sync_keeps_what_was_put_and_the_next_one_ends_it(
    folder: Path, library: Library
) -> None:
    for number in range(40):
        (folder / f"{number:02}.md").write_text(f"Lamp {number} is blue.")

    def stop(done: int, _total: int) -> None:
        if done == 35:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(
            FolderSource(folder),
            SPLITTER,
            library,
            on_progress=stop,
        )
    assert len(ids(library)) == 32
    report = run(folder, library)
    assert (report.added, report.unchanged) == (10, 32)
