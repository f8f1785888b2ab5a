from collections.abc import Callable

import pytest

from retrieval.articles import Article, Hit, Leg, Passage


@pytest.fixture(scope="session")
def hit() -> Callable[..., Hit]:
    """Make a hit that a search found at a place, of an article of its own."""

    def make(place: int, text: str = "reset the lamp", score: float | None = None) -> Hit:
        article = Article(f"a{place}", "", text)
        passage = Passage(f"a{place}#0", article, 0, len(text))
        return Hit(passage, 1.0 / place if score is None else score, {"dense": Leg(place, 0.5)})

    return make
