from collections.abc import Sequence

import numpy as np

from retrieval.embedding.hashing import HashEmbedder
from retrieval.embedding.port import Vectors
from service.drafting.extracting.remembering import Remembered


class Counting(HashEmbedder):
    """Counts the texts it embeds."""

    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return super().embed_passages(texts)


def test_it_works() -> None:
    embedder = Counting()
    remembered = Remembered(embedder)
    first = remembered.embed(["a lamp", "a valve", "a lamp"])
    again = remembered.embed(["a valve"])
    assert embedder.embedded == ["a lamp", "a valve"]
    assert np.array_equal(first[1], again[0])
    assert first.shape == (3, embedder.dimension)


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    embedder = Counting()
    remembered = Remembered(embedder, kept=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        remembered.embed([text])
    assert embedder.embedded == ["a", "b", "c", "b"]


def test_nothing_is_embedded_as_nothing() -> None:
    assert Remembered(Counting()).embed([]).shape[0] == 0
