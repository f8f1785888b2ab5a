"""Details of a passage as bytes: windows as codes, words as the signs of their figures alone.

On MiniLM's words signs tell as much as the figures do: nDCG@10 moves by less than .003 on three
sets. A passage of 150 tokens takes about five kilobytes.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.embedding.detail import Detail
from retrieval.vectors.codes import Codes, encode

_COUNT = struct.Struct("<H")
_MOST_WINDOWS = 65_535


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The parts of some passages, one after another.

    ``windows`` (n, dimension) and ``words`` (m, dimension / 8, each bit a sign), with how many of
    them belong to each passage.
    """

    windows: Codes
    words: NDArray[np.uint8]
    window_counts: NDArray[np.int64]
    word_counts: NDArray[np.int64]


def packed(detail: Detail) -> bytes:
    """Write a passage's parts; nothing of an undivided one. One without windows is its own.

    Raises ValueError if the dimension is no multiple of eight.
    """
    if detail.words.shape[1] % 8:
        raise ValueError(f"Vectors of {detail.words.shape[1]} figures cannot be packed as bits.")
    if not len(detail.words):
        return b""
    windows = detail.windows[:_MOST_WINDOWS] if len(detail.windows) else detail.vector[None]
    signs = np.packbits(detail.words > 0, axis=1)
    return _COUNT.pack(len(windows)) + encode(windows).tobytes() + signs.tobytes()


def unpacked(parts: Sequence[bytes], dimension: int) -> Unpacked:
    """Read the parts of passages whose vectors have so many figures; none may be empty."""
    window_counts = np.array([_COUNT.unpack_from(one)[0] for one in parts], dtype=np.int64)
    ends = (_COUNT.size + window_counts * dimension).tolist()
    sizes = np.array([len(one) for one in parts], dtype=np.int64)
    windows = b"".join(one[_COUNT.size : end] for one, end in zip(parts, ends, strict=True))
    words = b"".join(one[end:] for one, end in zip(parts, ends, strict=True))
    return Unpacked(
        windows=np.frombuffer(windows, dtype=np.int8).reshape(-1, dimension),
        words=np.frombuffer(words, dtype=np.uint8).reshape(-1, dimension // 8),
        window_counts=window_counts,
        word_counts=(sizes - ends) // (dimension // 8),
    )
