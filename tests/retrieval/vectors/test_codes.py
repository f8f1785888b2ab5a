import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from retrieval.vectors.codes import cosines, decode, encode, nearest


def unit(count: int, seed: int = 0, dimension: int = 384) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_it_works() -> None:
    vectors, question = unit(50), unit(1, seed=1)[0]
    codes = encode(vectors)
    assert codes.nbytes == 50 * 384
    assert decode(codes) == pytest.approx(vectors, abs=1e-3)
    assert cosines(question, codes) == pytest.approx(vectors @ question, abs=2e-3)


def test_a_vector_has_a_cosine_of_almost_one_with_its_code() -> None:
    vectors = unit(50)
    own = [cosines(vector, encode(vector[None]))[0] for vector in vectors]
    assert own == pytest.approx([1.0] * 50, abs=1e-4)


def test_the_nearest_are_those_of_the_largest_cosine() -> None:
    codes, question = encode(unit(500)), unit(1, seed=1)[0]
    found = nearest(question, codes, 30)
    assert len(set(found)) == 30
    best = np.argsort(-cosines(question, codes))[:20]
    assert set(best) <= set(found)


def test_where_no_more_are_there_than_asked_for_all_are_nearest() -> None:
    codes, question = encode(unit(5)), unit(1, seed=1)[0]
    assert sorted(nearest(question, codes, 5)) == list(range(5))
    assert nearest(question, codes[:0], 5).tolist() == []


def test_a_vector_of_zeros_is_like_nothing() -> None:
    zeros = np.zeros((1, 384), dtype=np.float32)
    assert cosines(unit(1)[0], encode(zeros)).tolist() == [0.0]


@given(
    arrays.arrays(
        np.float32,
        (3, 8),
        # A unit vector's largest figure is .05 or more, so what is next to nothing is nothing.
        elements=st.integers(-100_000, 100_000).map(lambda figure: np.float32(figure / 100_000)),
    )
)
def test_no_figure_moves_by_more_than_half_a_step(vectors: np.ndarray) -> None:
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    moved = np.abs(encode(vectors) * (largest / 127) - vectors)
    assert (moved <= 0.501 * largest / 127).all()
