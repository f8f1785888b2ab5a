from collections.abc import Callable, Iterator

import numpy as np
import pytest

from retrieval.articles import Article, Scope, SplitArticle
from retrieval.passages import CutArticle, EmbeddedArticle, Embedding, PassageStore, State

Cut = Callable[..., SplitArticle]
VECTOR = Embedding(np.eye(4, dtype=np.float32)[0])


@pytest.fixture
def store(url: str) -> Iterator[PassageStore]:
    store = PassageStore(url)
    yield store
    store.close()


@pytest.fixture
def filled(store: PassageStore, cut: Cut) -> PassageStore:
    for name in ("a", "b"):
        article = EmbeddedArticle(cut(Article(name, "Lamp", "One.")), ("old1",))
        with store.writing() as change:
            change.put([article], {"old1": VECTOR}, "old", "lines")
    return store


def states(store: PassageStore) -> dict[str, State]:
    with store.reading() as moment:
        return {one.embedder: one.state for one in moment.standing().editions}


def filling(store: PassageStore, *keys: int) -> int:
    """Add articles of these keys to the edition that is built with another embedder."""
    with store.writing() as change:
        return change.fill([CutArticle(key, (), ()) for key in keys], {}, "new", "lines")


def test_it_works(filled: PassageStore) -> None:
    assert states(filled) == {"old": State.CURRENT}
    assert filling(filled, 1) == 1
    assert states(filled) == {"old": State.CURRENT, "new": State.BUILDING}
    with filled.reading() as moment:
        edition = moment.standing().made_by("lines", "new")
        assert edition is not None
        assert [one.article.id for one in moment.missing(edition.key, after=0, limit=9)] == ["b"]
        assert (moment.count(), moment.count(edition.key)) == (2, 1)
    with filled.writing() as change:
        assert not change.swap("new", "lines")
    filling(filled, 2)
    with filled.writing() as change:
        assert change.swap("new", "lines")
    assert states(filled) == {"old": State.RETIRED, "new": State.CURRENT}


def test_building_is_no_change_that_a_reader_sees_and_the_swap_is(filled: PassageStore) -> None:
    filling(filled, 1, 2)
    assert filled.revision == 2
    for _ in range(2):
        with filled.writing() as change:
            change.swap("new", "lines")
        assert filled.revision == 3


def test_an_article_that_changed_meanwhile_is_passed_over(filled: PassageStore, cut: Cut) -> None:
    article = EmbeddedArticle(cut(Article("a", "Lamp", "Two.")), ("old2",))
    with filled.writing() as change:
        change.put([article], {"old2": VECTOR}, "old", "lines")
    assert filling(filled, 1, 2) == 1
    assert filling(filled, 2) == 0


def test_what_is_put_for_one_edition_lends_its_words_to_those_that_answer(
    filled: PassageStore, cut: Cut
) -> None:
    article = EmbeddedArticle(cut(Article("a", "Lamp", "Two.")), ("new1",))
    with filled.writing() as change:
        change.put([article], {"new1": VECTOR}, "new", "lines")
    with filled.reading() as moment:
        (lent,) = moment.indexed(["a"], 1, "old")
        assert lent.is_lent
        assert [one.passage.text for one in lent.passages] == ["Two."]
        assert lent.passages[0].vector is None
        (own,) = moment.indexed(["a"], 2, "new")
        assert own.passages[0].vector is not None
        assert moment.passages("a", Scope(), 1)[0].text == "Two."


def test_the_put_that_completes_an_edition_lets_it_answer(filled: PassageStore, cut: Cut) -> None:
    for name in ("a", "b"):
        article = EmbeddedArticle(cut(Article(name, "Lamp", "Two.")), ("new1",))
        assert states(filled)["old"] is State.CURRENT
        with filled.writing() as change:
            change.put([article], {"new1": VECTOR}, "new", "lines")
    assert states(filled) == {"old": State.RETIRED, "new": State.CURRENT}


def test_a_process_follows_its_own_embedder_while_its_edition_is_there(
    filled: PassageStore,
) -> None:
    filling(filled, 1, 2)
    with filled.writing() as change:
        change.swap("new", "lines")
    with filled.reading() as moment:
        standing = moment.standing()
    followed = {name: standing.followed_with(name) for name in ("old", "new", "other")}
    assert {name: one and one.embedder for name, one in followed.items()} == {
        "old": "old",
        "new": "new",
        "other": "new",
    }


def test_a_replaced_edition_is_deleted_a_portion_at_a_time(filled: PassageStore) -> None:
    filling(filled, 1, 2)
    with filled.writing() as change:
        change.swap("new", "lines")
    with filled.writing() as change:
        change.drop_others()
    assert states(filled) == {"old": State.DROPPED, "new": State.CURRENT}
    steps = 0
    more = True
    while more:
        with filled.writing() as change:
            more = change.delete_dropped()
        steps += 1
    assert steps == 3
    assert states(filled) == {"new": State.CURRENT}
    with filled.reading() as moment:
        assert moment.unused_vectors() == 0
        assert moment.embeddings(["old1"]) == {}


def test_going_back_begins_anew_and_leaves_the_replaced_edition_to_its_readers(
    filled: PassageStore,
) -> None:
    filling(filled, 1, 2)
    with filled.writing() as change:
        change.swap("new", "lines")
    with filled.writing() as change:
        change.fill([CutArticle(1, (), ())], {}, "old", "lines")
    with filled.reading() as moment:
        found = [(one.embedder, one.state) for one in moment.standing().editions]
    assert found == [
        ("old", State.BUILDING),
        ("new", State.CURRENT),
        ("old", State.RETIRED),
    ]


def test_tenants_have_their_own_editions(filled: PassageStore, url: str) -> None:
    other = PassageStore(url, "globex")
    assert states(other) == {}
    filling(filled, 1, 2)
    with filled.writing() as change:
        change.swap("new", "lines")
    with other.writing() as change:
        assert not change.delete_dropped()
    other.close()
