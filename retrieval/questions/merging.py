"""Merge what several searches found into one list."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from retrieval.articles import Hit
from retrieval.choosing import by_article
from retrieval.questions.query import Query


def search_each(
    queries: Sequence[Query],
    search: Callable[[str], Sequence[Hit]],
    *,
    limit: int,
    per_article: int,
) -> list[Hit]:
    """Search for every question, and merge what was found into one list as `merged` does."""
    found = [
        averaged([(search(text), weight) for text, weight in query.spellings()])
        for query in queries
    ]
    return merged(found, limit=limit, per_article=per_article)


def averaged(found: Sequence[tuple[Sequence[Hit], float]]) -> list[Hit]:
    """Add up by weight what several spellings of one question found, best first.

    A passage that a spelling did not find gets nothing from it.
    """
    if len(found) == 1:
        return list(found[0][0])
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for hit, weight in ((hit, weight) for some, weight in found for hit in some):
        scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + weight * hit.score
        hits.setdefault(hit.passage.id, hit)
    together = [replace(hit, score=min(1.0, scores[id_])) for id_, hit in hits.items()]
    return sorted(together, key=lambda hit: (-hit.score, hit.passage.id))


def merged(found: Sequence[Sequence[Hit]], *, limit: int, per_article: int) -> list[Hit]:
    """Merge hits of at most ``limit`` articles, the best passage of each in front, best first.

    Every passage keeps the best score that a question gave it: each question is about something of
    its own, and taking turns would give what answers none the place of what answers one. The lists
    and the result stand as `Library.search` gives them, further passages of the articles behind.
    """
    best: dict[str, Hit] = {}
    for hit in (hit for hits in found for hit in hits):
        kept = best.get(hit.passage.id)
        if kept is None or hit.score > kept.score:
            best[hit.passage.id] = hit
    ranked = sorted(best.values(), key=lambda hit: -hit.score)
    return by_article(ranked, lambda hit: hit.passage.article.id, limit, per_article)
