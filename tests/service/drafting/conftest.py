"""Articles as passages and hits, whole, for drafting from."""

from collections.abc import Callable

import pytest

from retrieval.articles import Article, Hit, Leg, Passage

Made = Callable[..., Hit]


@pytest.fixture
def hit() -> Made:
    def make(text: str, article_id: str = "pair", title: str = "Pair a lamp") -> Hit:
        article = Article(article_id, title, text, url=f"https://help.acme.example/{article_id}")
        passage = Passage(f"{article_id}#0", article, 0, len(text))
        return Hit(passage, 0.8, {"dense": Leg(1, 0.7), "keywords": Leg(1, 9.0)})

    return make
