"""Remember the vectors of sentences: the articles that answer today's questions are few."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from retrieval.embedding.port import Embedder, Vectors

KEPT = 8192
"""Sentences remembered; at 384 figures each they take 13 MB."""


class Remembered:
    """Embeds sentences, each once for as long as it is asked for. Safe in several threads."""

    def __init__(self, embedder: Embedder, kept: int = KEPT) -> None:
        self._embedder = embedder
        self._kept = kept
        self._vectors: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed sentences: ``(len(texts), dimension)``."""
        known = self._known(texts)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            made = dict(zip(new, self._embedder.embed_passages(new), strict=True))
            self._keep(made)
            known |= made
        if not texts:
            return np.empty((0, self._embedder.dimension), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def _known(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            found = {text: self._vectors[text] for text in texts if text in self._vectors}
            for text in found:
                self._vectors.move_to_end(text)
        return found

    def _keep(self, made: dict[str, Vectors]) -> None:
        with self._lock:
            self._vectors.update(made)
            while len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
