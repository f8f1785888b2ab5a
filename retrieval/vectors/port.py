"""The port every vector index fits."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Keys = NDArray[np.int64]


class VectorIndex(Protocol):
    """Finds the vectors nearest to one, by their dot product.

    Many threads may search at once, while nobody changes it.
    """

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)``, of unit length, under keys that are not there yet."""

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find at most ``limit`` keys with their cosines, best first; among ``allowed`` if given.

        ``allowed`` is sorted, and is not changed afterwards. Fewer are found only where there are
        no more.
        """

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys, which must be there."""

    def keys(self) -> Keys:
        """List all keys, sorted."""
