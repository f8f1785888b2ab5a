import numpy as np
import pytest

from eval.benchmarks.remembering import RememberingEmbedder
from retrieval.embedding.hashing import HashEmbedder

TEXTS = ["Valve\nTurn it.", "Lamp\n" + "It lights. " * 40]


@pytest.fixture
def embedder() -> RememberingEmbedder:
    return RememberingEmbedder(HashEmbedder(8), TEXTS, np.eye(8, dtype=np.float32)[:2])


def test_it_works(embedder: RememberingEmbedder) -> None:
    assert (embedder.embed_passages(TEXTS[::-1]) == np.eye(8)[[1, 0]]).all()
    assert (embedder.embed_query("lamp") == HashEmbedder(8).embed_query("lamp")).all()
    assert embedder.name == HashEmbedder(8).name


def test_a_long_passage_has_windows_and_a_short_one_none(embedder: RememberingEmbedder) -> None:
    short, long = embedder.embed_details(TEXTS)
    assert short.windows.shape == (0, 8)
    assert len(long.windows) > 2
    assert len(long.words) == len(long.places) > len(long.windows)
    assert (long.vector == embedder.embed_passages(TEXTS[1:])[0]).all()
    assert np.linalg.norm(long.words, axis=1) == pytest.approx(np.ones(len(long.words)), abs=1e-5)


def test_what_it_has_never_seen_is_an_error(embedder: RememberingEmbedder) -> None:
    with pytest.raises(KeyError):
        embedder.embed_passages(["Pump"])
