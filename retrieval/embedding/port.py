"""The port every embedder fits."""

from collections.abc import Sequence
from typing import Protocol

from retrieval.embedding.detail import Detail, Vectors

__all__ = ["Detail", "Embedder", "Vectors"]


class Embedder(Protocol):
    """Turns text into unit vectors."""

    @property
    def name(self) -> str:
        """What tells two embedders apart whose vectors must not be mixed."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Tokens that are read of a text; what stands after them is not seen."""

    def count_tokens(self, text: str) -> int:
        """How many tokens the text has for this embedder, special tokens included."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: ``(len(texts), dimension)``."""

    def embed_details(self, texts: Sequence[str]) -> list[Detail]:
        """Embed passages in detail; the vector is what ``embed_passages`` gives."""

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""

    def embed_query_detail(self, text: str) -> Detail:
        """Embed one question in detail; the vector is what ``embed_query`` gives."""
