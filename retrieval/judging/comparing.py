"""Compare a question with the parts of passages: their nearest window, and each of its words."""

from collections.abc import Sequence

import numpy as np
from numkong import dots_pack, dots_packed
from numpy.typing import NDArray

from retrieval.embedding.detail import Detail, Vectors
from retrieval.judging.packing import Unpacked, unpacked
from retrieval.vectors.codes import cosines

_LARGEST = 127


def compare(
    question: Detail, weights: Sequence[float], parts: Sequence[bytes]
) -> tuple[Vectors, Vectors]:
    """Give for each passage the cosine of its nearest window, and how well its words fit.

    Both ``(len(parts),)``. Words fit as the mean, by ``weights``, over the question's words, of
    each one's cosine with the nearest of the passage's words (MaxSim); 0 where none weighs.
    """
    if not parts:
        none = np.empty(0, dtype=np.float32)
        return none, none
    there = unpacked(parts, len(question.vector))
    windows = _best(cosines(question.vector, there.windows), there.window_counts)
    return windows, _fitting(question, np.array(weights, dtype=np.float32), there)


def _fitting(question: Detail, weights: NDArray[np.float32], there: Unpacked) -> Vectors:
    asked = np.flatnonzero(weights > 0)
    if not len(asked):
        return np.zeros(len(there.word_counts), dtype=np.float32)
    each = _cosines(question.words[asked], there.words)
    shares = weights[asked] / weights[asked].sum()
    fitting: Vectors = _best(each, there.word_counts) @ shares
    return fitting


def _cosines(words: Vectors, signs: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Compare words ``(m, dimension)`` with words known by their signs: ``(n, m)``.

    A row of signs is plus or minus one in every figure, so its product with a word is twice the
    sum of the word's figures at its ones, less all of them.
    """
    stretch = _LARGEST / np.abs(words).max(axis=1, initial=1e-9)
    codes = np.rint(words * stretch[:, None]).astype(np.int8)
    ones = np.unpackbits(signs, axis=1).view(np.int8)
    sums = np.asarray(dots_packed(ones, dots_pack(codes))).astype(np.float32)
    whole = codes.sum(axis=1, dtype=np.int32)
    lengths = np.linalg.norm(codes.astype(np.float32), axis=1) * np.sqrt(words.shape[1])
    found: NDArray[np.float32] = (2 * sums - whole) / np.maximum(lengths, 1)
    return found


def _best(found: NDArray[np.float32], counts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Take the best of each run of rows; no run may be empty."""
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    best: NDArray[np.float32] = np.maximum.reduceat(found, starts, axis=0)
    return best
