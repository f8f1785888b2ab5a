"""How sure the desk is that the passages found answer the question."""

import math
from collections.abc import Sequence

from retrieval.articles import Hit
from service.drafting.reading.words import content_words

INTERCEPT, MEANING, SENTENCE, WORDS = -6.0, 4.5, 4.0, 3.0
"""Weights of a logistic model; how they were found stands in docs/drafting.md."""


def confidence(query: str, hits: Sequence[Hit], best_match: float) -> float:
    """Estimate between 0 and 1 that the passages hold the answer.

    ``best_match`` is the cosine between the question and the sentence nearest to it.
    """
    meaning = max((hit.legs["dense"].score for hit in hits if "dense" in hit.legs), default=0.0)
    strength = INTERCEPT + MEANING * meaning + SENTENCE * best_match + WORDS * _covered(query, hits)
    return 1 / (1 + math.exp(-strength))


def _covered(query: str, hits: Sequence[Hit]) -> float:
    """Share of the question's content words that occur in the best article found."""
    asked = content_words(query)
    if not asked or not hits:
        return 0.0
    best = hits[0].passage.article
    said = content_words(best.title + "\n" + best.text)
    return len(asked & said) / len(asked)
