"""Lists of coded vectors that grow and shrink a few at a time."""

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.codes import Rows, row_type

_SPARE = 32
"""A list that is full grows by a thirty-second part. Doubling, as vectors of C++ do, would leave a
third of a large library's memory empty."""


class CodeList:
    """Rows side by side in memory, in no order."""

    __slots__ = ("_buffer", "codes", "rows", "scales")

    def __init__(self, rows: Rows) -> None:
        self.fill(rows)

    @classmethod
    def empty(cls, dimension: int) -> "CodeList":
        """Open a list for vectors of so many figures."""
        return cls(np.empty(0, dtype=row_type(dimension)))

    def __len__(self) -> int:
        return len(self.rows)

    def fill(self, rows: Rows) -> None:
        """Hold these rows and no others; they must be nobody else's."""
        self._buffer = rows
        self._show(len(rows))

    def append(self, rows: Rows) -> None:
        """Hold these rows too."""
        before, after = len(self), len(self) + len(rows)
        if after > len(self._buffer):
            larger = np.empty(after + after // _SPARE, dtype=self._buffer.dtype)
            larger[:before] = self.rows
            self._buffer = larger
        self._buffer[before:after] = rows
        self._show(after)

    def _show(self, count: int) -> None:
        # A search looks at hundreds of lists; cutting their arrays each time would cost as much
        # as comparing.
        self.rows: Rows = self._buffer[:count]
        self.codes: NDArray[np.int8] = self.rows["code"]
        self.scales: NDArray[np.float32] = self.rows["scale"]
