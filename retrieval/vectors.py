"""Indexes of vectors, in memory: mirrors of what the passage store holds."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Keys = NDArray[np.int64]


class VectorIndex(Protocol):
    """Finds the vectors nearest to one, by their dot product."""

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)``, of unit length, under keys that are not there yet."""

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find at most ``limit`` keys with their cosines, best first; among ``allowed`` if given.

        ``allowed`` is sorted.
        """

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys, which must be there."""

    def keys(self) -> Keys:
        """List all keys, sorted."""


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


class FaissIndex:
    """The same in FAISS: quicker, and with a way to larger libraries (codes, lists) behind it."""

    def __init__(self, dimension: int) -> None:
        # faiss costs a quarter of a second to import, which only a search needs to pay.
        import faiss  # noqa: PLC0415

        self._faiss: Any = faiss
        self._dimension = dimension
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)`` under new keys."""
        self._index.add_with_ids(
            np.ascontiguousarray(vectors, dtype=np.float32), np.asarray(keys, dtype=np.int64)
        )

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""
        self._index.remove_ids(np.asarray(keys, dtype=np.int64))

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find the best keys with their cosines."""
        limit = min(limit, self._index.ntotal if allowed is None else len(allowed))
        if limit == 0:
            return []
        # One question gives FAISS's threads nothing to share, and on a busy machine their waiting
        # for each other made a search ten times slower. The setting holds for this thread only.
        self._faiss.omp_set_num_threads(1)
        parameters = None
        if allowed is not None:
            selector = self._faiss.IDSelectorBatch(allowed)
            parameters = self._faiss.SearchParameters(sel=selector)
        scores, keys = self._index.search(vector.reshape(1, -1), limit, params=parameters)
        # Where fewer are found than asked for, FAISS fills up with the key -1.
        return [(key, score) for key, score in _pairs(keys[0], scores[0]) if key >= 0]

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys."""
        if not keys:
            return []
        found: list[float] = (self._index.reconstruct_batch(np.asarray(keys)) @ vector).tolist()
        return found

    def keys(self) -> Keys:
        """List all keys, sorted."""
        if self._index.ntotal == 0:
            return np.empty(0, dtype=np.int64)
        keys: Keys = self._faiss.vector_to_array(self._index.id_map)
        return np.sort(keys)


def _pairs(keys: Keys, scores: Vectors) -> list[tuple[int, float]]:
    return list(zip(keys.tolist(), scores.tolist(), strict=True))
