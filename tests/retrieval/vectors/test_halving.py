import numpy as np
import pytest

from retrieval.vectors.halving import centre, halves


def test_it_works() -> None:
    random = np.random.default_rng(0)
    one, other = np.eye(8, dtype=np.float32)[:2]
    vectors = np.stack([one, one, other, one, other, other])
    vectors += random.normal(0, 0.05, vectors.shape).astype(np.float32)
    second = halves(vectors)
    assert len(set(second[[0, 1, 3]])) == len(set(second[[2, 4, 5]])) == 1
    assert second[0] != second[2]


def test_equal_vectors_are_not_parted() -> None:
    second = halves(np.ones((5, 4), dtype=np.float32))
    assert not second.any()


def test_the_centre_is_of_unit_length() -> None:
    found = centre(np.array([[1, 0], [0, 1]], dtype=np.float32))
    assert found == pytest.approx([0.5**0.5, 0.5**0.5])
