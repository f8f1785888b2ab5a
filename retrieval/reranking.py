"""Look a second time at the best hits, with something slower that judges better."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from retrieval.articles import Hit, Leg, in_context


class Reranker(Protocol):
    """Puts hits into a better order."""

    @property
    def depth(self) -> int:
        """How many articles' hits it wants to see, however few are asked for."""

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Give the same hits in a new order, with new scores between 0 and 1."""


class KeepOrder:
    """Leaves the order as it is."""

    @property
    def depth(self) -> int:
        """No more than are asked for."""
        return 0

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:  # noqa: ARG002
        """Give the hits back."""
        return list(hits)


class CrossEncoderReranker:
    """Reads question and passage together with a sentence-transformers cross-encoder."""

    def __init__(self, model: str, *, depth: int = 20) -> None:
        # torch and its company cost seconds of start; only those who ask for reranking pay.
        from sentence_transformers import CrossEncoder  # noqa: PLC0415
        from torch.nn import Identity  # noqa: PLC0415

        # Some models squeeze their scores by themselves and some do not; taken raw, all are alike.
        self._model = CrossEncoder(model, activation_fn=Identity())
        self._depth = depth

    @property
    def depth(self) -> int:
        """How many articles' hits are looked at."""
        return self._depth

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Order by what the model says of each pair, which becomes a leg of its own."""
        if not hits:
            return []
        pairs = [(query, _in_context(hit)) for hit in hits]
        said = self._model.predict(pairs, show_progress_bar=False)
        return _ordered(hits, [float(score) for score in said])


def _ordered(hits: Sequence[Hit], said: Sequence[float]) -> list[Hit]:
    best_first = sorted(range(len(hits)), key=lambda place: (-said[place], place))
    return [
        replace(
            hits[place],
            score=1.0 / (1.0 + math.exp(-said[place])),
            legs={**hits[place].legs, "reranker": Leg(rank=rank, score=said[place])},
        )
        for rank, place in enumerate(best_first, start=1)
    ]


def _in_context(hit: Hit) -> str:
    passage = hit.passage
    return in_context(passage.article.title, passage.headings, passage.text)
