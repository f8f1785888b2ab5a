"""A first look at all vectors, by sketches of a bit a figure."""

from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.vectors.directory import Slots
from retrieval.vectors.port import Keys, Vectors

Bits = NDArray[np.uint8]
"""Which slots are meant: a bit for each, the lowest bit of a byte first."""

_FIGURES = 4
_BITS = 4
"""Four figures together are sketched as one of sixteen patterns. Six together would take a third
less memory, but to find as much, twice as many candidates had to be looked at closely."""
_NOISE = 4096
_SEED = 1
_LISTS = 256
_IN_A_LIST = 40
"""So many lists, or as many as leave each so many vectors at the beginning."""
_SHARE = 0.5
"""How many of the lists a search looks through. A quarter would find .005 less of the ten nearest
of 100,000; all would find .001 more, in half as much time again."""


class Sketches:
    """Finds some hundred vectors that are probably near.

    They lie in lists around centres, which are those of the vectors at the beginning and stay where
    they are: a library that changes makes lists uneven, and a search a little slower.

    FAISS compares sketches in the processor's registers, 32 at a time (fast scan, André et al.,
    https://arxiv.org/abs/1704.07355). The patterns are learnt from noise, not from passages: turned
    at random, the vectors of any model look like noise. That finds more than patterns learnt from
    passages, as questions are unlike them, and cannot age when the library changes.
    """

    def __init__(self, beginning: Vectors) -> None:
        # faiss costs a quarter of a second to import, which only a large library needs to pay.
        import faiss  # noqa: PLC0415

        self._faiss: Any = faiss
        dimension = beginning.shape[1]
        wide = -(-dimension // _FIGURES) * _FIGURES
        turn = faiss.RandomRotationMatrix(dimension, wide)
        turn.init(_SEED)
        centres = _centres(faiss, turn.apply(np.ascontiguousarray(beginning)))
        self._lists = centres.ntotal
        scan = faiss.IndexIVFPQFastScan(
            centres, wide, self._lists, wide // _FIGURES, _BITS, faiss.METRIC_INNER_PRODUCT
        )
        scan.by_residual = False
        # Set here, as a search's own parameters cost it a tenth of a millisecond.
        scan.nprobe = ceil(_SHARE * self._lists)
        self._scan: Any = scan
        scan.pq.train_type = faiss.ProductQuantizer.Train_shared
        self._index: Any = faiss.IndexPreTransform(turn, scan)
        self._index.train(_noise(dimension))

    def add(self, slots: Slots, vectors: Vectors) -> None:
        """Sketch vectors ``(n, dimension)``."""
        self._index.add_with_ids(
            np.ascontiguousarray(vectors, dtype=np.float32), slots.astype(np.int64)
        )

    def remove(self, slots: Slots) -> Slots:
        """Forget the vectors in these slots; say which others are to be added once more.

        A list is kept in blocks. FAISS 1.15 leaves what was removed in the last block, and writes
        what is added later over it, bit by bit, so that neither is found. So the last block of a
        list that became shorter goes as a whole.
        """
        before = self._sizes()
        self._index.remove_ids(slots.astype(np.int64))
        shorter = np.flatnonzero(self._sizes() < before)
        loose = [self._loosened(number) for number in shorter.tolist()]
        return np.concatenate([slots[:0], *loose])

    def _sizes(self) -> NDArray[np.int64]:
        size = self._scan.invlists.list_size
        return np.array([size(number) for number in range(self._lists)])

    def _loosened(self, number: int) -> Slots:
        """Take the last block off a list, unless it is full; name the slots that were in it."""
        lists = self._scan.invlists
        size = lists.list_size(number)
        whole = size - size % self._scan.bbs
        if whole == size:
            return np.empty(0, dtype=np.int32)
        ids: Keys = self._faiss.rev_swig_ptr(lists.get_ids(number), size)[whole:]
        loose = ids.astype(np.int32)
        lists.resize(number, whole)
        self._scan.ntotal -= size - whole
        self._index.ntotal -= size - whole
        return loose

    def nearest(self, vector: Vectors, count: int, among: Bits | None) -> Slots:
        """Find so many slots whose vectors are probably nearest, in no order.

        Those that are meant may all be far away, so for them every list is looked through.
        """
        # As in the flat index: threads would wait for each other, and have nothing to share.
        self._faiss.omp_set_num_threads(1)
        if among is None:
            found = self._scanned(vector, count)
            if len(found) == count:
                return found
        how = {} if among is None else {"sel": self._faiss.IDSelectorBitmap(among)}
        inner = self._faiss.SearchParametersIVF(nprobe=self._lists, **how)
        everywhere = self._faiss.SearchParametersPreTransform(index_params=inner)
        return self._scanned(vector, count, everywhere)

    def _scanned(self, vector: Vectors, count: int, parameters: Any = None) -> Slots:
        _, slots = self._index.search(vector[None], count, params=parameters)
        # Where fewer are found than asked for, FAISS fills up with -1.
        found: Slots = slots[0][slots[0] >= 0].astype(np.int32)
        return found


def _centres(faiss: Any, vectors: Vectors) -> Any:
    """Find the centres of lists by k-means, as a flat index of unit vectors."""
    count = min(_LISTS, max(1, len(vectors) // _IN_A_LIST))
    kmeans = faiss.Kmeans(
        vectors.shape[1], count, niter=10, spherical=True, seed=_SEED, min_points_per_centroid=1
    )
    kmeans.train(vectors)
    found = faiss.IndexFlatIP(vectors.shape[1])
    found.add(kmeans.centroids)
    return found


def _noise(dimension: int) -> Vectors:
    """Draw vectors ``(n, dimension)`` of unit length, always the same."""
    noise = np.random.default_rng(_SEED).normal(size=(_NOISE, dimension)).astype(np.float32)
    unit: Vectors = noise / np.linalg.norm(noise, axis=1, keepdims=True)
    return unit
