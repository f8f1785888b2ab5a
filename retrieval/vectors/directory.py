"""Which slot each key is in."""

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.port import Keys

Slots = NDArray[np.int32]
"""Numbers of places in memory."""


class Directory:
    """Keys, sorted, and beside each the number of its slot: twelve bytes a key."""

    def __init__(self) -> None:
        self.keys: Keys = np.empty(0, dtype=np.int64)
        self.slots: Slots = np.empty(0, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.keys)

    def insert(self, keys: Keys, slots: Slots) -> None:
        """Enter keys that are not there yet."""
        order = np.argsort(keys)
        places = np.searchsorted(self.keys, keys[order])
        self.keys = np.insert(self.keys, places, keys[order])
        self.slots = np.insert(self.slots, places, slots[order])

    def remove(self, keys: Keys) -> Slots:
        """Strike out those of the keys that are there; give the slots they were in."""
        places = self._places(np.unique(keys))
        slots = self.slots[places]
        self.keys = np.delete(self.keys, places)
        self.slots = np.delete(self.slots, places)
        return slots

    def find(self, keys: Keys) -> Slots:
        """Give the slot of each of the keys that are there."""
        return self.slots[self._places(keys)]

    def _places(self, keys: Keys) -> NDArray[np.int64]:
        """Find where those of the keys stand that are there."""
        places = np.searchsorted(self.keys, keys)
        within = np.minimum(places, len(self.keys) - 1)
        there: NDArray[np.int64] = (
            places[self.keys[within] == keys] if len(self.keys) else places[:0]
        )
        return there
