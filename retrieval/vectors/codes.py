"""Vectors as codes of eight bits a figure: a quarter of the memory, and quick to compare."""

import numpy as np
from numkong import cdist
from numpy.typing import NDArray

from retrieval.vectors.port import Vectors

Codes = NDArray[np.int8]

_LARGEST = 127


def encode(vectors: Vectors) -> Codes:
    """Code vectors ``(n, dimension)`` of unit length, each stretched so far that it just fits.

    How far need not be kept: a code is compared by its direction only. On MiniLM's vectors the
    cosine with a question moves by .0002 (standard deviation), where the tenth and the eleventh
    nearest of 20,000 passages are .003 apart.
    """
    largest = np.abs(vectors).max(axis=1, initial=0)
    stretch = _LARGEST / np.where(largest > 0, largest, 1)
    return np.rint(vectors * stretch[:, None]).astype(np.int8)


def decode(codes: Codes) -> Vectors:
    """Give back vectors ``(n, dimension)`` of unit length, as exact as their codes are."""
    figures = codes.astype(np.float32)
    lengths = np.linalg.norm(figures, axis=1, keepdims=True)
    np.divide(figures, lengths, out=figures, where=lengths > 0)
    return figures


def cosines(vector: Vectors, codes: Codes) -> Vectors:
    """Compare a vector, as it is, with codes: ``(n,)``."""
    return 1 - _apart(vector, codes.astype(np.float32))


def nearest(vector: Vectors, codes: Codes, count: int) -> NDArray[np.int64]:
    """Find the places of the codes nearest to a vector, in no order.

    The vector is coded as well: whole numbers are compared three times as quickly.
    """
    if count >= len(codes):
        return np.arange(len(codes))
    return np.argpartition(_apart(encode(vector[None])[0], codes), count)[:count]


def _apart(one: NDArray[np.generic], others: NDArray[np.generic]) -> Vectors:
    """Measure one less the cosine: ``(n,)``; NumPy takes eight times as long for a few."""
    apart = np.empty((1, len(others)), dtype=np.float32)
    if len(others):
        cdist(one[None], others, "angular", out=apart)
    found: Vectors = apart[0]
    return found
