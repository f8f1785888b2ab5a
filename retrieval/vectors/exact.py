"""The index that compares with every vector."""

from collections.abc import Sequence

import numpy as np

from retrieval.vectors.port import Keys, Vectors


class ExactIndex:
    """Compares with every vector. The reference that others are measured by."""

    def __init__(self, dimension: int) -> None:
        self._keys: Keys = np.empty(0, dtype=np.int64)
        self._vectors: Vectors = np.empty((0, dimension), dtype=np.float32)

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)`` under new keys."""
        together = np.concatenate([self._keys, np.asarray(keys, dtype=np.int64)])
        order = np.argsort(together, kind="stable")
        self._keys = together[order]
        self._vectors = np.concatenate([self._vectors, vectors])[order]

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""
        stays = ~np.isin(self._keys, np.asarray(keys, dtype=np.int64))
        self._keys, self._vectors = self._keys[stays], self._vectors[stays]

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find the best keys with their cosines, equals in order of their keys."""
        keys, vectors = self._keys, self._vectors
        if allowed is not None:
            seen = np.isin(keys, allowed)
            keys, vectors = keys[seen], vectors[seen]
        scores = vectors @ vector
        best = np.argsort(-scores, kind="stable")[:limit]
        return list(zip(keys[best].tolist(), scores[best].tolist(), strict=True))

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys."""
        places = np.searchsorted(self._keys, np.asarray(keys, dtype=np.int64))
        found: list[float] = (self._vectors[places] @ vector).tolist()
        return found

    def keys(self) -> Keys:
        """List all keys, sorted."""
        return self._keys
