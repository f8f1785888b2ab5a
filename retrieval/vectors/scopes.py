"""Which slots a scope admits."""

from dataclasses import dataclass
from weakref import ref

import numpy as np

from retrieval.vectors.directory import Directory
from retrieval.vectors.port import Keys
from retrieval.vectors.sketches import Bits

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Admitted:
    """How many vectors a scope admits, and a bit for each of their slots."""

    count: int
    bits: Bits


class Scopes:
    """Remembers what each scope admits, for as long as the index does not change."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._kept: dict[int, tuple[ref[Keys], Admitted]] = {}

    def forget(self) -> None:
        """Count every scope anew: the index has changed."""
        self._kept.clear()

    def admitted(self, allowed: Keys, width: int) -> Admitted:
        """Look up which of ``width`` slots the allowed keys are in."""
        # The library hands over the same array until something changes.
        kept = self._kept.get(id(allowed))
        if kept and kept[0]() is allowed:
            return kept[1]
        slots = self._directory.find(allowed)
        flags = np.zeros(width, dtype=np.bool_)
        flags[slots] = True
        admitted = Admitted(len(slots), np.packbits(flags, bitorder="little"))
        if len(self._kept) >= _KEPT:
            self.forget()
        self._kept[id(allowed)] = (ref(allowed), admitted)
        return admitted
