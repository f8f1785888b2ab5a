"""FAISS: exact while there are few vectors, by sketches and codes when there are many."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from retrieval.vectors.coded import CodedIndex
from retrieval.vectors.port import Keys, VectorIndex, Vectors

EXACT_UP_TO = 20_000
"""Up to here every vector is compared with: that takes a millisecond or two, and is exact."""


class FaissIndex:
    """Exact while it is small, coded when it has grown: quick and small at any size."""

    def __init__(self, dimension: int, *, exact_up_to: int = EXACT_UP_TO) -> None:
        self._exact_up_to = exact_up_to
        self._index: VectorIndex = FlatIndex(dimension)

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)`` under new keys."""
        if isinstance(self._index, FlatIndex):
            # However many come at once, the index begins with about so many.
            room = self._exact_up_to + 1 - len(self._index)
            self._index.add(keys[:room], vectors[:room])
            keys, vectors = keys[room:], vectors[room:]
            if len(self._index) > self._exact_up_to:
                self._index = CodedIndex(*self._index.all())
        self._index.add(keys, vectors)

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""
        self._index.remove(keys)

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find the best keys with their cosines."""
        return self._index.search(vector, limit, allowed)

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys."""
        return self._index.scores(vector, keys)

    def keys(self) -> Keys:
        """List all keys, sorted."""
        return self._index.keys()


class FlatIndex:
    """Compares with every vector, as FAISS does it."""

    def __init__(self, dimension: int) -> None:
        # faiss costs a quarter of a second to import, which only a search needs to pay.
        import faiss  # noqa: PLC0415

        self._faiss: Any = faiss
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def all(self) -> tuple[Keys, Vectors]:
        """Give all keys, in no order, with their vectors."""
        keys: Keys = self._faiss.vector_to_array(self._index.id_map)
        vectors: Vectors = self._index.index.reconstruct_n(0, self._index.ntotal)
        return keys, vectors

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
