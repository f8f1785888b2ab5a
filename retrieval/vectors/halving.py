"""Part vectors in two."""

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.port import Vectors

_ROUNDS = 8


def halves(vectors: Vectors) -> NDArray[np.bool_]:
    """Say which of the vectors are of the second half, by two means; all equal ones are of one.

    It begins with two that are far apart, so that the same vectors always part the same way.
    """
    first = vectors[np.argmin(vectors @ vectors.mean(axis=0))]
    second = vectors[np.argmin(vectors @ first)]
    centres = np.stack([first, second])
    for _ in range(_ROUNDS):
        cosines = vectors @ centres.T
        of_second: NDArray[np.bool_] = cosines[:, 1] > cosines[:, 0]
        if not 0 < of_second.sum() < len(vectors):
            break
        centres = np.stack([centre(vectors[~of_second]), centre(vectors[of_second])])
    return of_second


def centre(vectors: Vectors) -> Vectors:
    """Give the direction in which vectors lie together: ``(dimension,)``, unit length."""
    total = vectors.sum(axis=0)
    found: Vectors = total / max(float(np.linalg.norm(total)), np.finfo(np.float32).tiny)
    return found
