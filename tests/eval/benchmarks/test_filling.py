from contextlib import closing
from pathlib import Path

import pytest

from eval.benchmarks import filling
from eval.benchmarks.filling import Filled, filled_libraries, library_at
from eval.progress import silently
from retrieval.articles import Scope
from retrieval.embedding.hashing import HashEmbedder
from retrieval.library import Library


def test_it_works(folder: Path) -> None:
    filled = filled_libraries(folder, [20], silently)[20]
    assert filled.passage_count == len(list(filled.pairs())) == 20
    with closing(library_at(filled, HashEmbedder(64))) as library:
        text, vector = next(iter(filled.pairs()))
        assert len(vector) == filled.dimension == 64
        (hit, *_) = library.search(text)
        assert hit.passage.text.strip() in text
        assert hit.legs["dense"].score == pytest.approx(1.0, abs=0.01)


def test_no_question_is_the_title_of_an_article(folder: Path) -> None:
    filled = filled_libraries(folder, [32], silently)[32]
    titles = {text.partition("\n")[0] for text, _ in filled.pairs()}
    assert len(filled.questions()) == 4
    assert titles.isdisjoint(filled.questions())


def test_where_there_are_too_few_further_ones_are_made(folder: Path) -> None:
    filled = filled_libraries(folder, [100], silently)[100]
    assert filled.passage_count == 100
    with closing(library_at(filled, HashEmbedder(64))) as library:
        articles = library.articles(Scope(), limit=200)
        assert sum(len(library.passages(one.id, Scope())) for one in articles) == 100


def test_a_second_run_finds_it_filled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = filled_libraries(folder, [20], silently)
    monkeypatch.setattr(filling, "read_corpus", lambda *_: pytest.fail("It was read again."))
    assert filled_libraries(folder, [20], silently) == first


def test_a_run_that_was_broken_off_goes_on_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = filled_libraries(folder, [20], silently)[20]
    (filled.home / "questions.json").unlink()
    with closing(library_at(filled, HashEmbedder(64))) as library:
        (lacking,) = library.articles(Scope(), limit=1)
        library.remove([lacking.id])
    assert not filled.is_complete
    put = []
    monkeypatch.setattr(Library, "put", lambda _, articles: put.extend(articles))
    filled_libraries(folder, [20], silently)
    assert [split.article.id for split in put] == [lacking.id]
    assert filled.is_complete


def test_embedded_anew_it_is_kept_apart(folder: Path) -> None:
    (kept,) = filled_libraries(folder, [20], silently).values()
    (anew,) = filled_libraries(folder, [20], silently, anew=True).values()
    assert isinstance(kept, Filled)
    assert kept.home != anew.home
    assert anew.passage_count == 20
