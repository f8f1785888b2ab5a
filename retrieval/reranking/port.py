"""The port every reranker fits, and the one that changes nothing."""

from collections.abc import Sequence
from typing import Protocol

from retrieval.articles import Hit


class Reranker(Protocol):
    """Puts hits into a better order."""

    @property
    def depth(self) -> int:
        """How many articles' hits it wants to see, however few are asked for."""

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Give the same hits in a new order; scores are between 0 and 1 and follow the order."""


class KeepOrder:
    """Leaves the order as it is."""

    @property
    def depth(self) -> int:
        """No more than are asked for."""
        return 0

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:  # noqa: ARG002
        """Give the hits back."""
        return list(hits)
