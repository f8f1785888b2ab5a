"""Read the best hits a second time, for as long as the answer may wait and no longer."""

import logging
import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from time import monotonic

from retrieval.articles import Hit, Leg, in_context
from retrieval.reranking.cross_encoder import Pair

_PAIRS_AT_ONCE = 4
_LOGGER = logging.getLogger(__name__)

Scores = Callable[[Sequence[Pair]], Sequence[float]]
"""Scores pairs in their order: the higher, the better the passage fits."""


class NoScoresError(Exception):
    """The model gave something else than one finite score for each pair."""


class TimedReranker:
    """Reorders the hits that can be read before the deadline, best first; keeps all others' places.

    Hits are read in the order they come in, so those that are not read in time stand behind those
    that are, where they stood before: none is judged by what was not read. A hit that was read gets
    the model's score, squeezed between 0 and 1; one that was not keeps its own, but never more than
    the lowest that was read, so that whoever sorts by score finds the same order. A model that
    fails leaves what it read before; the answer is never lost. Safe to use from several threads,
    which take turns: a question whose turn does not come in time is answered in the old order.
    """

    def __init__(self, scores: Scores, *, depth: int, deadline_s: float) -> None:
        self._scores = scores
        self._depth = depth
        self._deadline_s = deadline_s
        # The model reads on a thread of its own: the answer can leave it in the middle of a batch.
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="reranker")

    @property
    def depth(self) -> int:
        """How many hits are read at most."""
        return self._depth

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Give the same hits, those in front reordered; what was said of them is a leg."""
        pairs = [(query, _spelled(hit)) for hit in hits[: self._depth]]
        said: list[float] = []
        ends_at = monotonic() + self._deadline_s
        reading = self._reader.submit(self._read, pairs, said, ends_at)
        wait([reading], self._deadline_s)
        # A reader that is left here goes on until its batch is done: this is what is there by now.
        read = said.copy()
        if reading.done() and (error := reading.exception()):
            # The error's own words may quote the customer's.
            _LOGGER.warning("Reranking failed: %s", type(error).__name__)
        elif pairs and not read:
            _LOGGER.warning("The reranker read no hit within %s s", self._deadline_s)
        return _ordered(hits, read)

    def _read(self, pairs: Sequence[Pair], said: list[float], ends_at: float) -> None:
        """Add scores in the order of the pairs, while another batch like the last fits in time."""
        took_s = 0.0
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            began = monotonic()
            if began + took_s > ends_at:
                return
            batch = pairs[start : start + _PAIRS_AT_ONCE]
            scores = [float(score) for score in self._scores(batch)]
            if len(scores) != len(batch) or not all(map(math.isfinite, scores)):
                raise NoScoresError
            said += scores
            took_s = monotonic() - began


def _ordered(hits: Sequence[Hit], said: Sequence[float]) -> list[Hit]:
    """Reorder as many hits as were read, and let the scores of the others follow."""
    best_first = sorted(range(len(said)), key=lambda place: (-said[place], place))
    read = [
        replace(
            hits[place],
            score=_squeezed(said[place]),
            legs={**hits[place].legs, "reranker": Leg(rank=rank, score=said[place])},
        )
        for rank, place in enumerate(best_first, start=1)
    ]
    if not read:
        return list(hits)
    lowest = read[-1].score
    return read + [replace(hit, score=min(hit.score, lowest)) for hit in hits[len(said) :]]


def _squeezed(score: float) -> float:
    """Take the logistic function of a score, in a form that no score is too large for."""
    return 0.5 * (1.0 + math.tanh(score / 2.0))


def _spelled(hit: Hit) -> str:
    passage = hit.passage
    return in_context(passage.article.title, passage.headings, passage.text)
