"""Find the passages that may answer a ticket's questions."""

from collections.abc import Sequence

from retrieval.articles import EVERY_AUDIENCE, Hit, Scope
from retrieval.library import Library
from retrieval.questions import Query
from service.model.ticket import Ticket

ARTICLES = 5
PASSAGES_PER_ARTICLE = 3
PASSAGES_OF_THE_BEST = 8

UNFOUND = 0.25
"""What a passage that was not found scores of the best one of its article, which was."""


def find(library: Library, queries: Sequence[Query], ticket: Ticket) -> list[Hit]:
    """Find passages for every question, best first, and the rest of the best article."""
    scope = Scope(
        audiences=EVERY_AUDIENCE,
        brand=ticket.brand or None,
        language=ticket.language or None,
    )
    hits = library.search_each(
        queries, limit=ARTICLES, per_article=PASSAGES_PER_ARTICLE, scope=scope
    )
    return hits + _rest_of_the_best(library, hits, scope)


def _rest_of_the_best(library: Library, hits: Sequence[Hit], scope: Scope) -> list[Hit]:
    """The other passages of the best quotable article, nearest first.

    The steps that answer seldom resemble the question; what stands above them does.
    """
    best = next((hit for hit in hits if hit.passage.article.is_quotable), None)
    if best is None:
        return []
    found = {hit.passage.id for hit in hits}
    passages = library.passages(best.passage.article.id, scope)
    rest = sorted(
        (passage for passage in passages if passage.id not in found),
        key=lambda passage: abs(passage.start - best.passage.start),
    )
    return [Hit(passage, best.score * UNFOUND) for passage in rest[:PASSAGES_OF_THE_BEST]]
