"""Choose from a ranking of passages so that no article takes all the places."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def by_article(
    ranked: Sequence[T], article_of: Callable[[T], str], limit: int, per_article: int
) -> list[T]:
    """Choose the best of each of the first ``limit`` articles, then more of those articles."""
    first: list[T] = []
    further: list[T] = []
    chosen: dict[str, int] = {}
    for one in ranked:
        article_id = article_of(one)
        count = chosen.get(article_id, 0)
        if count == 0 and len(chosen) < limit:
            first.append(one)
        elif 0 < count < per_article:
            further.append(one)
        else:
            continue
        chosen[article_id] = count + 1
    return first + further
