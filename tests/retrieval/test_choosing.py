from retrieval.choosing import by_article

RANKED = ["a1", "a2", "b1", "a3", "c1", "b2"]


def chosen(limit: int, per_article: int) -> list[str]:
    return by_article(RANKED, lambda passage: passage[0], limit, per_article)


def test_the_best_of_each_article_comes_first() -> None:
    assert chosen(3, 1) == ["a1", "b1", "c1"]


def test_further_passages_follow_of_the_articles_chosen() -> None:
    assert chosen(2, 2) == ["a1", "b1", "a2", "b2"]


def test_nothing_is_chosen_of_nothing() -> None:
    assert by_article([], lambda passage: passage, 5, 2) == []
