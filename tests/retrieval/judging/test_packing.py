import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.embedding.detail import Detail, undivided
from retrieval.judging import packed
from retrieval.judging.packing import unpacked

DIMENSION = 16


def detail(windows: int, words: int, seed: int = 0) -> Detail:
    rows = np.random.default_rng(seed).normal(size=(1 + windows + words, DIMENSION))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    places = tuple((place, place + 1) for place in range(words))
    return Detail(rows[0], rows[1 : 1 + windows], rows[1 + windows :], places)


def test_it_works() -> None:
    one, other = detail(2, 3), detail(1, 1, seed=1)
    there = unpacked([packed(one), packed(other)], DIMENSION)
    assert there.window_counts.tolist() == [2, 1]
    assert there.word_counts.tolist() == [3, 1]
    codes = there.windows.astype(np.float32)
    codes /= np.linalg.norm(codes, axis=1, keepdims=True)
    assert np.allclose(codes, np.concatenate([one.windows, other.windows]), atol=0.02)
    signs = np.unpackbits(there.words, axis=1).astype(bool)
    assert (signs == (np.concatenate([one.words, other.words]) > 0)).all()


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=6))
def test_parts_are_told_apart_however_many_there_are(sizes: list[tuple[int, int]]) -> None:
    there = unpacked([packed(detail(*size)) for size in sizes], DIMENSION)
    # A passage without windows is one itself.
    assert there.window_counts.tolist() == [max(1, windows) for windows, _ in sizes]
    assert there.word_counts.tolist() == [words for _, words in sizes]
    assert len(there.windows) == there.window_counts.sum()
    assert len(there.words) == there.word_counts.sum()


def test_what_has_no_parts_takes_no_room() -> None:
    assert packed(undivided(np.ones(DIMENSION, dtype=np.float32))) == b""


def test_a_dimension_that_makes_no_whole_bytes_is_an_error() -> None:
    odd = np.ones((1, 12), dtype=np.float32)
    with pytest.raises(ValueError, match="12 figures"):
        packed(Detail(odd[0], odd, odd, ((0, 1),)))
