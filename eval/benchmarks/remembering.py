"""An embedder that remembers vectors made before, so that a large library is filled in minutes."""

from collections.abc import Sequence
from itertools import count

import numpy as np

from retrieval.embedding.detail import body_windows, unit_rows
from retrieval.embedding.port import Detail, Embedder, Vectors

_TOKENS_OF_A_WORD = 1.4
_TELLING = 0.56
"""The share of tokens that are of a telling word, in four public sets."""


class RememberingEmbedder:
    """Goes by another embedder's name and embeds only questions with it.

    A passage's parts are made up, about as many as it really has: they cost what real ones cost
    to keep, read and compare, and find nothing.
    """

    def __init__(self, other: Embedder, texts: Sequence[str], vectors: Vectors) -> None:
        self._other = other
        self._places = dict(zip(texts, count()))
        self._vectors = vectors

    @property
    def name(self) -> str:
        """The other's name: its questions and these passages go together."""
        return self._other.name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._other.dimension

    @property
    def max_tokens(self) -> int:
        """Tokens that are read of a text."""
        return self._other.max_tokens

    def count_tokens(self, text: str) -> int:
        """How many tokens the text has for the other."""
        return self._other.count_tokens(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Remember passages: ``(len(texts), dimension)``. Raises KeyError if one is not known."""
        places = [self._places[text] for text in texts]
        found: Vectors = self._vectors[places]
        return found

    def embed_details(self, texts: Sequence[str]) -> list[Detail]:
        """Remember passages with windows and words of a usual number."""
        return [self._detail(self._places[text], text) for text in texts]

    def embed_query(self, text: str) -> Vectors:
        """Embed one question with the other: ``(dimension,)``."""
        return self._other.embed_query(text)

    def embed_query_detail(self, text: str) -> Detail:
        """Embed one question in detail with the other."""
        return self._other.embed_query_detail(text)

    def _detail(self, place: int, text: str) -> Detail:
        """Make parts up that lie around the passage: on the way to those that stand near it."""
        tokens = min(round(_TOKENS_OF_A_WORD * len(text.split())), self.max_tokens)
        vector = self._vectors[place]
        others = (place + np.arange(1, 1 + tokens)) % len(self._vectors)
        around = unit_rows((vector + self._vectors[others]).astype(np.float64))
        words = round(tokens * _TELLING)
        return Detail(
            vector=np.asarray(vector),
            windows=around[: len(body_windows(tokens))],
            words=around[:words],
            places=((0, 0),) * words,
        )
