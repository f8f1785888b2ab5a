from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from retrieval.articles import Article, Hit, Scope, Span, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.library import Library, RebuildReport

Cut = Callable[..., SplitArticle]
OpenLibrary = Callable[..., Library]
AGENTS = Scope(frozenset({"public", "internal"}))
ARTICLES = [Article(f"a{n:02}", "Lamp", f"Lamp {n} is blue.\n\nHold it.") for n in range(40)]
BOTH = {"dense", "keywords"}


@dataclass(frozen=True, slots=True)
class Whole:
    """Makes one passage of an article, and may be stopped before the last one."""

    name: str = "whole"
    stops_at: str = ""

    def split(self, article: Article) -> tuple[Span, ...]:
        if article.id == self.stops_at:
            raise KeyboardInterrupt
        return (Span(0, len(article.text)),)


def legs(hits: list[Hit]) -> set[str]:
    return {leg for hit in hits for leg in hit.legs}


@pytest.fixture
def old(open_library: OpenLibrary, cut: Cut) -> Library:
    library = open_library()
    library.put([cut(article) for article in ARTICLES], splitter="lines")
    return library


@pytest.fixture
def new(old: Library, open_library: OpenLibrary) -> Library:
    return open_library(HashEmbedder(64))


def test_it_works(old: Library, new: Library) -> None:
    told: list[tuple[int, int]] = []
    report = new.rebuild(Whole(), lambda done, of: told.append((done, of)))
    assert report == RebuildReport(articles=40, passages_embedded=40, passages_reused=0)
    assert told == [(16, 40), (32, 40), (40, 40)]
    hits = new.search("lamp 7 is blue", limit=50)
    assert len(hits) == 40
    assert legs(hits) == BOTH
    assert len(new.passages("a07", AGENTS)) == 1
    assert new.audit().problems == old.audit().problems == ()
    assert new.rebuild(Whole()) == RebuildReport(0, 0, 0)


def test_the_old_one_answers_until_the_new_one_is_whole(old: Library, new: Library) -> None:
    before = old.search("lamp 7 is blue", per_article=2)
    revision = old.revision
    with pytest.raises(KeyboardInterrupt):
        new.rebuild(Whole(stops_at="a39"))
    assert old.search("lamp 7 is blue", per_article=2) == before
    assert old.revision == revision
    assert old.waiting() is None
    for library in (old, new):
        assert library.audit().problems == ()


def test_a_new_process_says_what_it_waits_for(new: Library) -> None:
    with pytest.raises(KeyboardInterrupt):
        new.rebuild(Whole(stops_at="a39"))
    assert legs(new.search("lamp 7 is blue")) == {"keywords"}
    assert "vectors of hash-256, not of hash-64. 32 of 40" in str(new.waiting())
    assert new.rebuild(Whole()).articles == 8
    assert new.waiting() is None


def test_a_process_with_the_old_embedder_goes_on_with_its_vectors(
    old: Library, new: Library
) -> None:
    before = old.search("lamp 7 is blue")
    new.rebuild(Whole())
    assert old.search("lamp 7 is blue") == before
    assert old.waiting() is None
    new.forget_editions("whole")
    assert legs(old.search("lamp 7 is blue")) == {"keywords"}
    assert old.audit().problems == ()


def test_what_changes_meanwhile_is_seen_at_once(old: Library, new: Library, cut: Cut) -> None:
    with pytest.raises(KeyboardInterrupt):
        new.rebuild(Whole(stops_at="a39"))
    edited = replace(ARTICLES[3], text="Scan the barcode.")
    new.put([cut(edited)], splitter="whole")
    new.remove(["a04"])
    new.put([cut(replace(ARTICLES[5], audience="internal"))], splitter="whole")
    for library in (old, new):
        found = {hit.passage.article.id for hit in library.search("lamp is blue", limit=50)}
        assert not found & {"a04", "a05"}
        # The old embedder has not read it, so it is found by its words.
        (seen,) = (hit for hit in library.search("barcode", limit=50) if "keywords" in hit.legs)
        assert seen.passage.article == edited
        assert library.audit().problems == ()
    assert new.rebuild(Whole()).articles == 8
    (best, *_) = new.search("barcode")
    assert best.passage.article == edited
    assert set(best.legs) == BOTH
    assert old.audit().problems == new.audit().problems == ()


def test_another_splitter_reuses_the_vectors_of_the_same_words(old: Library) -> None:
    @dataclass(frozen=True)
    class Lines:
        name: str = "lines-2"

        def split(self, article: Article) -> tuple[Span, ...]:
            blank = article.text.index("\n\n")
            lines = ((0, blank), (blank + 2, len(article.text)))
            return tuple(Span(start, end, ("Steps",)) for start, end in lines)

    assert old.rebuild(Lines()) == RebuildReport(40, 0, 80)
    assert legs(old.search("lamp 7 is blue")) == BOTH
    assert old.audit().problems == ()


def test_editions_that_nobody_needs_are_kept_while_another_one_is_built(
    old: Library, new: Library
) -> None:
    new.forget_editions("whole")
    with pytest.raises(KeyboardInterrupt):
        new.rebuild(Whole(stops_at="a39"))
    new.forget_editions("whole")
    assert new.rebuild(Whole()).articles == 8
    old.forget_editions("lines")
    assert legs(old.search("lamp 7 is blue")) == BOTH


def test_an_empty_library_has_nothing_to_rebuild(library: Library) -> None:
    assert library.rebuild(Whole()) == RebuildReport(0, 0, 0)
    assert library.waiting() is None


def test_going_back_to_the_old_embedder_rebuilds_for_it(old: Library, new: Library) -> None:
    new.rebuild(Whole())
    assert old.rebuild(Whole()).articles == 40
    for library in (old, new):
        assert legs(library.search("lamp 7 is blue")) == BOTH
        assert library.audit().problems == ()
    old.forget_editions("whole")
    assert legs(new.search("lamp 7 is blue")) == {"keywords"}
    assert old.audit().problems == ()
