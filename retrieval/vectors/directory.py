"""Which list each key is in."""

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.port import Keys

Numbers = NDArray[np.int32]
"""Numbers of lists."""


class Directory:
    """Keys, sorted, and beside each the number of its list: twelve bytes a key."""

    def __init__(self) -> None:
        self.keys: Keys = np.empty(0, dtype=np.int64)
        self._numbers: Numbers = np.empty(0, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.keys)

    def insert(self, keys: Keys, numbers: Numbers) -> None:
        """Enter keys that are not there yet."""
        order = np.argsort(keys)
        places = np.searchsorted(self.keys, keys[order])
        self.keys = np.insert(self.keys, places, keys[order])
        self._numbers = np.insert(self._numbers, places, numbers[order])

    def move(self, keys: Keys, numbers: Numbers) -> None:
        """Say that keys have come into other lists."""
        self._numbers[np.searchsorted(self.keys, keys)] = numbers

    def remove(self, keys: Keys) -> Numbers:
        """Strike out those of the keys that are there; name the lists they were in, each once."""
        places = self._places(keys)
        numbers = np.unique(self._numbers[places])
        self.keys = np.delete(self.keys, places)
        self._numbers = np.delete(self._numbers, places)
        return numbers

    def find(self, keys: Keys) -> Numbers:
        """Name the list of each of the keys that are there."""
        return self._numbers[self._places(keys)]

    def _places(self, keys: Keys) -> NDArray[np.int64]:
        """Find where those of the keys stand that are there."""
        places = np.searchsorted(self.keys, keys)
        within = np.minimum(places, len(self.keys) - 1)
        there: NDArray[np.int64] = (
            places[self.keys[within] == keys] if len(self.keys) else places[:0]
        )
        return there
