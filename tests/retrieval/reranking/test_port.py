from collections.abc import Callable

from retrieval.articles import Hit
from retrieval.reranking import KeepOrder


def test_it_works(hit: Callable[..., Hit]) -> None:
    hits = [hit(1), hit(2)]
    assert KeepOrder().rerank("reset", hits) == hits
    assert KeepOrder().depth == 0
