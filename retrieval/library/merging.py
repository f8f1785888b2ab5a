"""Merge what several searches found into one ranking."""

from collections.abc import Sequence

from retrieval.fusion import Ranked


def averaged(found: Sequence[tuple[Sequence[Ranked], float]]) -> list[Ranked]:
    """Add up by weight what several spellings of one question found, best first.

    A passage that a spelling did not find gets nothing from it.
    """
    if len(found) == 1:
        return list(found[0][0])
    scores: dict[int, float] = {}
    first: dict[int, Ranked] = {}
    for one, weight in ((one, weight) for ranked, weight in found for one in ranked):
        scores[one.key] = scores.get(one.key, 0.0) + weight * one.score
        first.setdefault(one.key, one)
    together = [one._replace(score=min(1.0, scores[key])) for key, one in first.items()]
    # Of equals the one put last is first, as in a search for one question.
    return sorted(together, key=lambda one: (-one.score, -one.key))


def merged(found: Sequence[Sequence[Ranked]]) -> list[Ranked]:
    """Merge the rankings of several questions, best first.

    Every passage keeps the best score that a question gave it: each question is about something of
    its own, and taking turns would give what answers none the place of what answers one.
    """
    if len(found) == 1:
        return list(found[0])
    best: dict[int, Ranked] = {}
    for one in (one for ranked in found for one in ranked):
        kept = best.get(one.key)
        if kept is None or one.score > kept.score:
            best[one.key] = one
    return sorted(best.values(), key=lambda one: -one.score)
