"""Vectors as codes of eight bits a figure: a quarter of the memory, and quick to compare."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numkong import cdist, dots_pack, dots_packed
from numpy.typing import NDArray

from retrieval.vectors.port import Keys, Vectors

Rows = NDArray[np.void]
"""Coded vectors: an array of ``key`` (int64), ``scale`` (float32) and ``code`` (dimension int8)."""

Codes = NDArray[np.int8]

_LARGEST = 127


def row_type(dimension: int) -> np.dtype[Any]:
    """Say how a row lies in memory: twelve bytes beside the code."""
    return np.dtype([("key", "i8"), ("scale", "f4"), ("code", "i1", (dimension,))])


def encode(keys: Sequence[int] | Keys, vectors: Vectors) -> Rows:
    """Code vectors ``(n, dimension)``, each on a scale of its own, so that none is cut off.

    On MiniLM's vectors the cosine with a question moves by .0002 (standard deviation), where the
    tenth and the eleventh nearest of 20,000 passages are .003 apart.
    """
    rows = np.empty(len(vectors), dtype=row_type(vectors.shape[1]))
    largest = np.abs(vectors).max(axis=1, initial=0)
    rows["key"] = keys
    rows["code"] = np.rint(vectors * (_LARGEST / np.where(largest > 0, largest, 1))[:, None])
    # The scale at which a vector's product with its own code is what it was: one, to the last
    # digit. So rounding turns a vector a little, but makes none longer or shorter than others.
    along = np.einsum("ij,ij->i", rows["code"], vectors)
    length = np.einsum("ij,ij->i", vectors, vectors)
    rows["scale"] = np.divide(length, along, out=np.zeros_like(length), where=along > 0)
    return rows


def decode(rows: Rows) -> Vectors:
    """Give back the vectors ``(n, dimension)`` of rows, as exact as their codes are."""
    vectors: Vectors = rows["code"].astype(np.float32) * rows["scale"][:, None]
    return vectors


def cosines(vector: Vectors, rows: Rows) -> Vectors:
    """Compare a vector, as it is, with rows: ``(n,)``."""
    found: Vectors = (rows["code"].astype(np.float32) @ vector) * rows["scale"]
    return found


def dots(questions: Codes, codes: Codes, out: Vectors) -> None:
    """Multiply questions ``(n, dimension)`` with codes ``(m, dimension)`` into ``out (n, m)``.

    All in whole numbers, which is three times as quick as in floating point.
    """
    cdist(questions, codes, "dot", out=out)


def products(questions: Codes, codes: Codes) -> Vectors:
    """Multiply each question with each code, ``(n, m)``; for many questions, packing them pays."""
    if len(questions) > 1:
        packed = dots_pack(np.ascontiguousarray(codes))
        return np.asarray(dots_packed(np.ascontiguousarray(questions), packed)).astype(np.float32)
    out = np.empty((len(questions), len(codes)), dtype=np.float32)
    dots(questions, codes, out)
    return out
