"""An embedder without a model, which hashes words into a vector: for tests and for comparison."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from retrieval.embedding.detail import body_windows, count_within, heading_of, telling_places
from retrieval.embedding.port import Detail, Vectors

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

    def embed_details(self, texts: Sequence[str]) -> list[Detail]:
        """Embed passages in detail."""
        return [self.embed_query_detail(text) for text in texts]

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
        return self._hashed(_features(self._words(text)))

    def embed_query_detail(self, text: str) -> Detail:
        """Embed one question in detail: every word has a direction of its own."""
        found = [*_WORD.finditer(text)][: self._max_tokens - _SPECIAL_TOKENS]
        words, places = [word[0].lower() for word in found], [word.span() for word in found]
        heading = count_within(places, len(heading_of(text)))
        windows = [
            [*words[:heading], *words[heading + start : heading + end]]
            for start, end in body_windows(len(words) - heading)
        ]
        telling = telling_places(text, places)
        return Detail(
            vector=self.embed_query(text),
            windows=self._rows(self._hashed(_features(window)) for window in windows),
            words=self._rows(self._direction(words[place]) for place in telling),
            places=tuple(places[place] for place in telling),
        )

    def _rows(self, vectors: Iterable[Vectors]) -> Vectors:
        return np.array([*vectors], dtype=np.float32).reshape(-1, self._dimension)

    def _direction(self, word: str) -> Vectors:
        random = np.random.default_rng(crc32(word.encode()))
        direction = random.standard_normal(self._dimension, dtype=np.float32)
        return direction / np.float32(np.linalg.norm(direction))

    def _words(self, text: str) -> list[str]:
        return _WORD.findall(text.lower())[: self._max_tokens - _SPECIAL_TOKENS]

    def _hashed(self, features: Sequence[str]) -> Vectors:
        vector = np.zeros(self._dimension, dtype=np.float32)
        for feature in features:
            hashed = crc32(feature.encode())
            vector[hashed % self._dimension] += 1.0 if hashed & 0x8000_0000 else -1.0
        length = float(np.linalg.norm(vector))
        if length == 0.0:
            # A text without words must still be a unit vector; this one is like no real text.
            vector[0] = length = 1.0
        return vector / np.float32(length)


def _features(words: Sequence[str]) -> list[str]:
    return [*words, *(" ".join(pair) for pair in pairwise(words))]
