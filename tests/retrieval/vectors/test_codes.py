import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from retrieval.vectors.codes import cosines, decode, dots, encode, products


def unit(count: int, dimension: int = 384) -> np.ndarray:
    rows = np.random.default_rng(0).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_it_works() -> None:
    vectors = unit(5)
    rows = encode([1, 2, 3, 4, 2**40], vectors)
    assert rows["key"].tolist() == [1, 2, 3, 4, 2**40]
    assert decode(rows) == pytest.approx(vectors, abs=1e-3)
    assert rows.itemsize == 384 + 12


def test_a_vector_has_a_cosine_of_one_with_its_code() -> None:
    vectors = unit(50)
    rows = encode(range(50), vectors)
    own = [cosines(vector, rows[[place]])[0] for place, vector in enumerate(vectors)]
    assert own == pytest.approx([1.0] * 50, abs=1e-6)


def test_whole_numbers_multiply_exactly() -> None:
    rows = encode(range(20), unit(20))
    out = np.empty((2, 20), dtype=np.float32)
    dots(rows["code"][:2], rows["code"], out)
    code = rows["code"].astype(int)
    assert (out == code[:2] @ code.T).all()
    assert (products(rows["code"][:2], rows["code"]) == out).all()
    assert (products(rows["code"][:1], rows["code"]) == out[:1]).all()


@given(
    arrays.arrays(
        np.float32,
        (3, 8),
        # A unit vector's largest figure is .05 or more, so what is next to nothing is nothing.
        elements=st.integers(-100_000, 100_000).map(lambda figure: np.float32(figure / 100_000)),
    )
)
def test_no_figure_moves_by_much_more_than_half_a_step(vectors: np.ndarray) -> None:
    moved = np.abs(decode(encode(range(3), vectors)) - vectors)
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    assert (moved <= 0.01 * largest + 1e-15).all()
