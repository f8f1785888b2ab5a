"""An embedder without a model, which hashes words into a vector: for tests and for comparison."""

import re
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from retrieval.embedding.port import Vectors

_WORD = re.compile(r"\w+")
_SPECIAL_TOKENS = 2


class HashEmbedder:
    """Embeds a text as its bag of words and word pairs, by feature hashing.

    Texts that share words point the same way, and the same text always gives the same vector, on
    any machine. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (2009).
    """

    def __init__(self, dimension: int = 256, max_tokens: int = 256) -> None:
        self._dimension = dimension
        self._max_tokens = max_tokens

    @property
    def name(self) -> str:
        """The embedder's name, which its vectors are kept under."""
        return f"hash-{self._dimension}"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def max_tokens(self) -> int:
        """Words that are read of a text, and two more as a real model would want."""
        return self._max_tokens

    def count_tokens(self, text: str) -> int:
        """Count the words, and two more."""
        return len(_WORD.findall(text)) + _SPECIAL_TOKENS

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: ``(len(texts), dimension)``."""
        rows = [self.embed_query(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self._dimension)

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
        words = _WORD.findall(text.lower())[: self._max_tokens - _SPECIAL_TOKENS]
        vector = np.zeros(self._dimension, dtype=np.float32)
        for feature in [*words, *(" ".join(pair) for pair in pairwise(words))]:
            hashed = crc32(feature.encode())
            vector[hashed % self._dimension] += 1.0 if hashed & 0x8000_0000 else -1.0
        length = float(np.linalg.norm(vector))
        if length == 0.0:
            # A text without words must still be a unit vector; this one is like no real text.
            vector[0] = length = 1.0
        return vector / np.float32(length)
