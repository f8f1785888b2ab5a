"""Lists of coded vectors, each around a centre, that part where they grow too long."""

from collections.abc import Sequence

import numpy as np

from retrieval.vectors.codes import Rows, decode, encode, products
from retrieval.vectors.directory import Numbers
from retrieval.vectors.halving import centre, halves
from retrieval.vectors.lists import CodeList
from retrieval.vectors.port import Keys, Vectors

_NEIGHBOURS = 16
"""How many lists are sorted anew when one is parted. None would leave vectors on the wrong side of
the new border: a search had to look through a tenth more of them to find as much."""


class Partition:
    """Sorts each vector into the list whose centre is nearest."""

    def __init__(self, centres: Vectors) -> None:
        self._centres = CodeList(encode(np.arange(len(centres)), centres))
        self.lists = [CodeList.empty(centres.shape[1]) for _ in centres]
        self.sizes = np.zeros(len(centres), dtype=np.int64)

    def similarity(self, rows: Rows) -> Vectors:
        """Compare rows ``(n,)`` with the centres ``(m,)``: ``(n, m)``, of a scale for each row."""
        return _compared(rows, self._centres.rows)

    def put(self, rows: Rows) -> Numbers:
        """Sort rows into the lists; return the number of each one's list."""
        numbers: Numbers = self.similarity(rows).argmax(axis=1).astype(np.int32)
        order = np.argsort(numbers, kind="stable")
        touched, begins = np.unique(numbers[order], return_index=True)
        for number, own in zip(touched.tolist(), np.split(order, begins[1:]), strict=True):
            self.lists[number].append(rows[own])
            self.sizes[number] = len(self.lists[number])
        return numbers

    def drop(self, keys: Keys, numbers: Numbers) -> None:
        """Let go of keys, which are in these lists."""
        for number in np.unique(numbers).tolist():
            own = self.lists[number]
            self._fill(number, own.rows[~np.isin(own.rows["key"], keys)])

    def part(self, number: int) -> tuple[Keys, Numbers]:
        """Part a list in two, and let its neighbours' vectors go over to where they are nearer.

        Returns where each key concerned is now; nothing if the list's vectors are all the same.
        """
        pair = _parted(self.lists[number].rows)
        near = self._neighbours(number)
        pool = np.concatenate([self.lists[one].rows for one in (number, *near)])
        numbers = np.array([number, len(self.lists), *near], dtype=np.int32)
        centres = np.concatenate([pair, self._centres.rows[near]])
        chosen = numbers[_compared(pool, centres).argmax(axis=1)]
        # Vectors that are almost the same may all round to one side: then nothing would be won.
        if not np.isin(numbers[:2], chosen).all():
            return pool["key"][:0], chosen[:0]
        self._centres.append(pair[1:])
        self.lists.append(CodeList(pool[:0]))
        self.sizes = np.append(self.sizes, 0)
        for one in numbers.tolist():
            self._fill(one, pool[chosen == one])
            self._centre(one)
        return pool["key"], chosen

    def _fill(self, number: int, rows: Rows) -> None:
        self.lists[number].fill(rows)
        self.sizes[number] = len(rows)

    def _centre(self, number: int) -> None:
        """Move a list's centre into its middle."""
        if len(self.lists[number]):
            middle = centre(decode(self.lists[number].rows))
            self._centres.rows[number] = encode([number], middle[None])[0]

    def _neighbours(self, number: int) -> Sequence[int]:
        """Name the lists around one."""
        nearest = np.argsort(-self.similarity(self._centres.rows[[number]])[0], kind="stable")
        found: list[int] = nearest[: _NEIGHBOURS + 1].tolist()
        return [one for one in found if one != number][:_NEIGHBOURS]


def _parted(rows: Rows) -> Rows:
    """Find the two centres of a list's halves."""
    vectors = decode(rows)
    second = halves(vectors)
    return encode([0, 1], np.stack([centre(vectors[~second]), centre(vectors[second])]))


def _compared(rows: Rows, centres: Rows) -> Vectors:
    compared: Vectors = products(rows["code"], centres["code"]) * centres["scale"]
    return compared
