"""Coded vectors side by side in memory."""

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.codes import Codes
from retrieval.vectors.directory import Slots
from retrieval.vectors.port import Keys

Rows = NDArray[np.void]
"""Coded vectors with their keys: an array of ``key`` (int64) and ``code`` (dimension int8)."""

_SPARE = 64
"""A full shelf grows by a sixty-fourth part. Doubling, as C++'s vectors do, would leave a third of
a large library's memory empty."""


class Shelf:
    """Keeps each row in a slot of its own, which does not change while it is there."""

    def __init__(self, dimension: int) -> None:
        row = np.dtype([("key", "i8"), ("code", "i1", (dimension,))])
        self._rows: Rows = np.empty(0, dtype=row)
        self._free: list[int] = []
        self._used = 0

    @property
    def width(self) -> int:
        """How many slots there are, used ones and free ones; their numbers are below it."""
        return self._used

    def put(self, keys: Keys, codes: Codes) -> Slots:
        """Keep rows; say in which slots. Those that were let go are used first."""
        again = [self._free.pop() for _ in range(min(len(keys), len(self._free)))]
        fresh = range(self._used, self._used + len(keys) - len(again))
        slots = np.array([*again, *fresh], dtype=np.int32)
        self._grow_to(fresh.stop)
        self._rows["key"][slots] = keys
        self._rows["code"][slots] = codes
        return slots

    def let_go(self, slots: Slots) -> None:
        """Use these slots for others."""
        self._free.extend(slots.tolist())

    def rows(self, slots: Slots) -> Rows:
        """Give what is in slots."""
        return self._rows.take(slots)

    def _grow_to(self, used: int) -> None:
        if used > len(self._rows):
            # In place: the system moves pages of memory, where a new array would have to be filled
            # with hundreds of megabytes. Nobody else holds the array or a part of it.
            self._rows.resize(used + used // _SPARE, refcheck=False)
        self._used = used
