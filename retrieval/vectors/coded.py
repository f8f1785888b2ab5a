"""The index that looks at all vectors roughly, and at the best of them closely."""

from collections.abc import Sequence

import numpy as np

from retrieval.vectors.codes import cosines, decode, encode, nearest
from retrieval.vectors.directory import Directory, Slots
from retrieval.vectors.port import Keys, Vectors
from retrieval.vectors.scopes import Scopes
from retrieval.vectors.shelf import Shelf
from retrieval.vectors.sketches import Sketches

_AT_ONCE = 8192
"""Vectors added at a time; what is needed on the way takes a few megabytes."""
_FOR_EACH_FOUND = 8
_GROWTH = 2
"""Compared by their codes are eight for each one asked for, and 2 n^0.5 more, of n that there
are: the more there are, the more of them look nearer than they are."""
_SPARE = 12
"""So many more than asked for are scored again, with the question as it is and not as a code."""


class CodedIndex:
    """Keeps a sketch of one bit and a code of eight bits a figure of each vector.

    A search looks at many sketches, then at the codes of some hundred, then scores the best of
    those. Nothing is ever built anew, so a change costs milliseconds, whatever came before it.
    """

    def __init__(self, keys: Sequence[int] | Keys, vectors: Vectors) -> None:
        self._directory = Directory()
        self._shelf = Shelf(vectors.shape[1])
        self._sketches = Sketches(vectors)
        self._scopes = Scopes(self._directory)
        self.add(keys, vectors)

    def add(self, keys: Sequence[int] | Keys, vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)`` under new keys."""
        self._scopes.forget()
        for start in range(0, len(vectors), _AT_ONCE):
            own = np.asarray(keys[start : start + _AT_ONCE], dtype=np.int64)
            part = vectors[start : start + _AT_ONCE]
            slots = self._shelf.put(own, encode(part))
            self._sketches.add(slots, part)
            self._directory.insert(own, slots)

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""
        self._scopes.forget()
        slots = self._directory.remove(np.asarray(keys, dtype=np.int64))
        self._shelf.let_go(slots)
        loose = self._sketches.remove(slots)
        if len(loose):
            self._sketches.add(loose, decode(self._shelf.rows(loose)["code"]))

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find the best keys with their cosines, equals in order of their keys."""
        rows = self._shelf.rows(self._candidates(vector, limit, allowed))
        best = rows.take(nearest(vector, rows["code"], limit + _SPARE))
        scores = cosines(vector, best["code"])
        order = np.lexsort((best["key"], -scores))[:limit]
        return list(zip(best["key"][order].tolist(), scores[order].tolist(), strict=True))

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys, to a thousandth."""
        slots = self._directory.find(np.asarray(keys, dtype=np.int64))
        scores: list[float] = cosines(vector, self._shelf.rows(slots)["code"]).tolist()
        return scores

    def keys(self) -> Keys:
        """List all keys, sorted."""
        return self._directory.keys

    def _candidates(self, vector: Vectors, limit: int, allowed: Keys | None) -> Slots:
        """Find the slots worth a closer look; all that are admitted, where they are few."""
        within = None
        if allowed is not None:
            within = self._scopes.admitted(allowed, self._shelf.width)
        there = within.count if within else len(self._directory)
        count = int(_FOR_EACH_FOUND * limit + _GROWTH * len(self._directory) ** 0.5)
        if count >= there:
            return self._directory.slots if allowed is None else self._directory.find(allowed)
        return self._sketches.nearest(vector, count, within.bits if within else None)
