"""The port every embedder fits."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Vectors as rows: ``(n, dimension)`` float32, unit length, so that a dot product is a cosine."""


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

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
