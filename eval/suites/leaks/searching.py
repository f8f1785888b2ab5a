"""Search gigabytes for hundreds of thousands of canaries at once."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

_WINDOW = 8
"""Bytes by which a place is looked at first; a shorter form is not searched for."""
_BITS = 26
_MIX = np.uint64(0x9E3779B97F4A7C15)
_CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class Trace:
    """A canary that stands at ``[start:end]`` of what was searched, in bytes."""

    canary: str
    start: int
    end: int


class Canaries:
    """Finds any of many canaries, in time that does not grow with how many they are.

    The first eight bytes of every form of a canary are a number. A text is looked through at every
    offset, a numpy array of numbers at a time: first in a table of 64 MB, at the place that a
    multiplicative hash gives (Knuth, TAOCP 3, 6.4), then among the sorted numbers, and only what
    is one of them is compared byte by byte. ASCII letters match in either case.
    """

    def __init__(self, canaries: Sequence[str]) -> None:
        """Take the canaries as they stand in the tickets."""
        self._canaries = canaries
        spelled = [(form, n) for n, canary in enumerate(canaries) for form in forms(canary)]
        starts = b"".join(form[:_WINDOW] for form, _ in spelled)
        numbers = np.frombuffer(starts, dtype=np.uint64)
        order = np.argsort(numbers)
        self._numbers = numbers[order]
        self._owners = np.array([n for _, n in spelled], dtype=np.int64)[order]
        self._longest = max((len(form) for form, _ in spelled), default=1)
        self._table = np.zeros(1 << _BITS, dtype=np.bool_)
        self._table[_places(numbers)] = True

    def in_bytes(self, haystack: bytes) -> Iterator[Trace]:
        """Give each occurrence."""
        lowered = haystack.lower()
        for start in self._candidates(lowered):
            window = np.frombuffer(lowered, dtype=np.uint64, count=1, offset=start)
            first = np.searchsorted(self._numbers, window[0], side="left")
            last = np.searchsorted(self._numbers, window[0], side="right")
            for owner in set(self._owners[first:last].tolist()):
                canary = self._canaries[owner]
                ends = [
                    start + len(form) for form in forms(canary) if lowered.startswith(form, start)
                ]
                if ends:
                    yield Trace(canary, start, max(ends))

    def in_file(self, path: Path) -> Iterator[Trace]:
        """Give each occurrence in a file, which is read piece by piece."""
        with path.open("rb") as file:
            before, offset = b"", 0
            while piece := file.read(_CHUNK):
                joined = before + piece
                for trace in self.in_bytes(joined):
                    if trace.end > len(before):
                        yield Trace(trace.canary, offset + trace.start, offset + trace.end)
                before = joined[-(self._longest - 1) :] if self._longest > 1 else b""
                offset += len(joined) - len(before)

    def _candidates(self, lowered: bytes) -> list[int]:
        """List the offsets at which a canary's first bytes stand, in order."""
        found: list[NDArray[np.intp]] = []
        for shift in range(min(_WINDOW, max(0, len(lowered) - _WINDOW + 1))):
            count = (len(lowered) - shift) // _WINDOW
            windows = np.frombuffer(lowered, dtype=np.uint64, count=count, offset=shift)
            likely = np.flatnonzero(self._table[_places(windows)])
            sure = likely[self._is_first_bytes(windows[likely])]
            found.append(sure * _WINDOW + shift)
        return sorted(np.concatenate(found).tolist()) if found else []

    def _is_first_bytes(self, windows: NDArray[np.uint64]) -> NDArray[np.bool_]:
        if not self._numbers.size:
            return np.zeros(windows.shape, dtype=np.bool_)
        nearest = np.searchsorted(self._numbers, windows).clip(max=self._numbers.size - 1)
        is_one: NDArray[np.bool_] = self._numbers[nearest] == windows
        return is_one


def forms(canary: str) -> set[bytes]:
    """Spell a canary the ways in which it may be kept: as it is, squeezed, escaped, encoded."""
    squeezed = re.sub(r"[^\w@.+]|_", "", canary)
    spaced = " ".join(canary.split())
    spellings = {canary, squeezed, spaced, json.dumps(canary)[1:-1], quote(canary)}
    encoded = {spelling.encode() for spelling in spellings} | {canary.encode("utf-16-le")}
    return {form.lower() for form in encoded if len(form) >= _WINDOW}


def _places(windows: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Hash windows of eight bytes to places of the table."""
    return (windows * _MIX) >> np.uint64(64 - _BITS)
