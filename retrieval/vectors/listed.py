"""The index that compares with the nearest lists of vectors only."""

from collections.abc import Callable, Sequence
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.codes import Rows, cosines, dots, encode
from retrieval.vectors.directory import Directory, Numbers
from retrieval.vectors.partition import Partition
from retrieval.vectors.port import Keys, Vectors

Cluster = Callable[[Vectors, int], Vectors]
"""Finds so many centres of vectors, of unit length."""

Sizes = NDArray[np.int64]

_AT_ONCE = 512
"""Vectors added between two looks at which lists have grown too long."""
_LONGEST = 96
"""A list is parted when it is longer, or longer than a fifth of the square root of all there is.
Shorter lists find more with fewer comparisons, but each costs a search a microsecond."""
_LEAST = 6.5
_GROWTH = 0.6
_MOST = 4
"""How many vectors are compared with: at least 6.5 n^0.6, at most four times as many, ..."""
_REACH = 0.38
"""... and between the two, all whose list's centre is within so much of the nearest centre. Short
questions lie far from every passage; what answers them is spread over more lists. Compared with a
fixed number of vectors, this finds as much with little more than half of them (60,000 passages)."""
_FOR_EACH_FOUND = 8
"""However many are asked for, so many times as many are compared with."""
_SPARE = 12
"""So many more than asked for are scored again, with the question as it is and not as a code."""
_SCOPES_KEPT = 64


class ListedIndex:
    """Keeps coded vectors in lists, and looks through those whose centres are nearest.

    A list that has grown too long is parted, so the index is never built anew: a change costs the
    same, milliseconds, however large the library has grown.
    """

    def __init__(self, keys: Sequence[int] | Keys, vectors: Vectors, cluster: Cluster) -> None:
        count = max(1, 3 * len(vectors) // (2 * _LONGEST))
        self._partition = Partition(cluster(vectors, count))
        self._directory = Directory()
        self._admitted: dict[int, tuple[ref[Keys], Sizes]] = {}
        self.add(keys, vectors)

    def add(self, keys: Sequence[int] | Keys, vectors: Vectors) -> None:
        """Add vectors ``(n, dimension)`` under new keys."""
        self._admitted.clear()
        for start in range(0, len(vectors), _AT_ONCE):
            rows = encode(keys[start : start + _AT_ONCE], vectors[start : start + _AT_ONCE])
            numbers = self._partition.put(rows)
            self._directory.insert(rows["key"], numbers)
            self._part_the_long(np.unique(numbers))

    def remove(self, keys: Sequence[int]) -> None:
        """Remove what is there under these keys."""
        self._admitted.clear()
        gone = np.unique(np.asarray(keys, dtype=np.int64))
        self._partition.drop(gone, self._directory.remove(gone))

    def search(self, vector: Vectors, limit: int, allowed: Keys | None) -> list[tuple[int, float]]:
        """Find the best keys with their cosines, equals in order of their keys."""
        sizes = self._partition.sizes if allowed is None else self._sizes_within(allowed)
        there = int(sizes.sum())
        limit = min(limit, there)
        if limit <= 0:
            return []
        question = encode([0], vector.reshape(1, -1))
        least = max(_LEAST * there**_GROWTH, _FOR_EACH_FOUND * limit)
        near = self._near(question, sizes, least)
        rows = self._best(question, near, limit + _SPARE, allowed)
        scores = cosines(vector, rows)
        order = np.lexsort((rows["key"], -scores))[:limit]
        return list(zip(rows["key"][order].tolist(), scores[order].tolist(), strict=True))

    def scores(self, vector: Vectors, keys: Sequence[int]) -> list[float]:
        """Give the cosine of each of these keys, to a thousandth."""
        wanted = np.asarray(keys, dtype=np.int64)
        found = np.empty(len(wanted), dtype=np.float32)
        numbers = self._directory.find(wanted)
        for number in np.unique(numbers).tolist():
            rows = self._partition.lists[number].rows
            order = np.argsort(rows["key"])
            asked = np.flatnonzero(numbers == number)
            places = order[np.searchsorted(rows["key"], wanted[asked], sorter=order)]
            found[asked] = cosines(vector, rows[places])
        scores: list[float] = found.tolist()
        return scores

    def keys(self) -> Keys:
        """List all keys, sorted."""
        return self._directory.keys

    def _part_the_long(self, numbers: Numbers) -> None:
        longest = max(_LONGEST, len(self._directory) ** 0.5 / 5)
        for number in numbers.tolist():
            if self._partition.sizes[number] > longest:
                self._directory.move(*self._partition.part(number))

    def _sizes_within(self, allowed: Keys) -> Sizes:
        """Count how many vectors of each list are allowed."""
        # The library hands over the same array until something changes.
        held = self._admitted.get(id(allowed))
        if held and held[0]() is allowed:
            return held[1]
        sizes = np.bincount(self._directory.find(allowed), minlength=len(self._partition.lists))
        if len(self._admitted) >= _SCOPES_KEPT:
            self._admitted.clear()
        self._admitted[id(allowed)] = (ref(allowed), sizes)
        return sizes

    def _near(self, question: Rows, sizes: Sizes, least: float) -> NDArray[np.int64]:
        """Name the nearest lists that together hold enough vectors, and none that is empty."""
        similar = self._partition.similarity(question)[0] * question["scale"]
        order = np.argsort(-similar)
        order = order[sizes[order] > 0]
        held = np.cumsum(sizes[order])
        within = np.searchsorted(-similar[order], _REACH - similar[order[0]])
        fewest, most = np.searchsorted(held, [least, _MOST * least]) + 1
        return order[: np.clip(within, fewest, most)]

    def _best(
        self, question: Rows, near: NDArray[np.int64], limit: int, allowed: Keys | None
    ) -> Rows:
        """Find the best rows of these lists by comparing codes, in no order."""
        lists = [self._partition.lists[number] for number in near.tolist()]
        ends = np.cumsum(self._partition.sizes[near])
        out = np.empty((1, ends[-1]), dtype=np.float32)
        code, begin = question["code"], 0
        for one, end in zip(lists, ends.tolist(), strict=True):
            dots(code, one.codes, out[:, begin:end])
            begin = end
        scores = out[0] * np.concatenate([one.scales for one in lists])
        if allowed is not None:
            keys = np.concatenate([one.rows["key"] for one in lists])
            scores[~_within(keys, allowed)] = -np.inf
        best = _largest(scores, limit)
        rows = np.empty(len(best), dtype=question.dtype)
        inside = np.searchsorted(ends, best, side="right")
        for place, number, end, at in zip(
            range(len(best)), inside.tolist(), ends[inside].tolist(), best.tolist(), strict=True
        ):
            rows[place] = lists[number].rows[at - end]
        return rows


def _within(keys: Keys, allowed: Keys) -> NDArray[np.bool_]:
    places = np.minimum(np.searchsorted(allowed, keys), len(allowed) - 1)
    within: NDArray[np.bool_] = allowed[places] == keys
    return within


def _largest(scores: Vectors, limit: int) -> NDArray[np.int64]:
    """Find the places of the largest finite scores, in no order."""
    best = (
        np.arange(len(scores)) if limit >= len(scores) else np.argpartition(-scores, limit)[:limit]
    )
    return best[np.isfinite(scores[best])]
