from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Article, Hit, Passage
from retrieval.questions.merging import averaged, merged, search_each
from retrieval.questions.query import Query


def hit(name: str, score: float) -> Hit:
    """Give a hit; the passage ``a2`` is the second one of the article ``a``."""
    article = Article(id=name[0], title=name[0], text="text")
    return Hit(Passage(id=name, article=article, start=0, end=4), score)


def names(hits: Sequence[Hit]) -> list[str]:
    return [one.passage.id for one in hits]


def test_it_works() -> None:
    found = [[hit("a1", 0.9), hit("b1", 0.2)], [hit("c1", 0.8), hit("b1", 0.6)]]
    assert names(merged(found, limit=3, per_article=1)) == ["a1", "c1", "b1"]


def test_further_passages_follow_behind_the_best_of_every_article() -> None:
    found = [[hit("a1", 0.9), hit("b1", 0.3), hit("a2", 0.8), hit("a3", 0.7)]]
    assert names(merged(found, limit=2, per_article=2)) == ["a1", "b1", "a2"]


def test_one_search_stays_as_the_library_gave_it() -> None:
    found = [hit("a1", 0.9), hit("b1", 0.2), hit("a2", 0.8)]
    assert merged([found], limit=5, per_article=2) == found


def test_spellings_of_one_question_add_up() -> None:
    found = averaged([([hit("a1", 0.9), hit("b1", 0.8)], 0.5), ([hit("b1", 0.7)], 0.5)])
    assert names(found) == ["b1", "a1"]
    assert [one.score for one in found] == pytest.approx([0.75, 0.45])


def test_every_spelling_is_searched_for_once() -> None:
    asked: list[str] = []

    def search(text: str) -> list[Hit]:
        asked.append(text)
        return [hit("a1", 0.5)]

    queries = [Query("lamp?", "hub"), Query("valve?")]
    found = search_each(queries, search, limit=5, per_article=1)
    assert asked == ["lamp? (hub)", "lamp?", "valve?"]
    assert names(found) == ["a1"]


def test_no_question_finds_nothing() -> None:
    assert search_each([], lambda _: [hit("a1", 1.0)], limit=5, per_article=1) == []


HITS = st.builds(hit, st.from_regex(r"[a-e][1-3]", fullmatch=True), st.floats(0, 1))


@given(st.lists(st.lists(HITS, max_size=8), max_size=4))
def test_no_passage_comes_twice_and_the_limits_hold(found: list[list[Hit]]) -> None:
    hits = merged(found, limit=3, per_article=2)
    articles = [one.passage.article.id for one in hits]
    assert len(set(names(hits))) == len(hits)
    assert len(set(articles)) <= 3
    assert max(map(articles.count, articles), default=0) <= 2
