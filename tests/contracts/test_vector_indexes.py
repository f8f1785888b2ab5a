"""Every vector index finds what the exact one finds."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.vectors import ExactIndex, FaissIndex, VectorIndex

DIMENSION = 8
CODED = 1e-2  # in so few dimensions eight bits a figure move a cosine by this much
OpenIndex = Callable[[int], VectorIndex]


def listed(dimension: int) -> FaissIndex:
    """Open one that puts its vectors into lists from the third on."""
    return FaissIndex(dimension, exact_up_to=2)


@pytest.fixture(params=[ExactIndex, FaissIndex, listed])
def open_index(request: pytest.FixtureRequest) -> OpenIndex:
    return request.param  # type: ignore[no-any-return]


def vectors(count: int, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return random / np.linalg.norm(random, axis=1, keepdims=True)


def test_it_works(open_index: OpenIndex) -> None:
    index = open_index(DIMENSION)
    rows = vectors(3)
    index.add([2**40, 7, 9], rows)
    (key, score), *rest = index.search(rows[0], 2, None)
    assert (key, len(rest)) == (2**40, 1)
    assert score == pytest.approx(1.0, abs=CODED)


def test_an_empty_one_finds_nothing(open_index: OpenIndex) -> None:
    index = open_index(DIMENSION)
    assert index.search(vectors(1)[0], 5, None) == []
    assert index.search(vectors(1)[0], 5, np.array([1])) == []
    assert index.keys().tolist() == []
    assert index.scores(vectors(1)[0], []) == []
    index.remove([1, 2])


def test_it_finds_only_what_is_allowed(open_index: OpenIndex) -> None:
    index = open_index(DIMENSION)
    rows = vectors(50)
    index.add(range(100, 150), rows)
    allowed = np.array([103, 110, 149])
    found = index.search(rows[0], 10, allowed)
    assert {key for key, _ in found} == {103, 110, 149}
    assert index.search(rows[0], 10, np.empty(0, dtype=np.int64)) == []


def test_what_is_removed_is_not_found_and_its_key_can_be_used_again(open_index: OpenIndex) -> None:
    index = open_index(DIMENSION)
    rows = vectors(3)
    index.add([1, 2, 3], rows)
    index.remove([2, 99])
    assert index.keys().tolist() == [1, 3]
    index.add([2], rows[:1])
    assert index.scores(rows[0], [2, 1]) == pytest.approx([1.0, 1.0], abs=CODED)


def test_it_gives_every_one_there_is_where_as_many_are_asked_for(open_index: OpenIndex) -> None:
    index = open_index(DIMENSION)
    index.add(range(300), vectors(300))
    index.remove(range(0, 300, 3))
    there = [key for key in range(300) if key % 3]
    question = vectors(1, seed=2)[0]
    assert sorted(key for key, _ in index.search(question, 1000, None)) == there
    allowed = np.arange(0, 600, 2)
    found = [key for key, _ in index.search(question, 300, allowed)]
    assert sorted(found) == [key for key in there if key % 2 == 0]


def test_it_can_be_emptied_and_filled_again(open_index: OpenIndex) -> None:
    index = open_index(DIMENSION)
    for _ in range(2):
        index.add(range(10), vectors(10))
        index.remove(range(10))
        assert index.search(vectors(1)[0], 5, None) == []
        assert index.keys().tolist() == []
    index.add([5], vectors(1))
    assert [key for key, _ in index.search(vectors(1)[0], 5, None)] == [5]


@settings(max_examples=30, deadline=None)
@given(
    changes=st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=30),
    allowed=st.none() | st.sets(st.integers(0, 40)),
    limit=st.integers(1, 40),
)
def test_it_equals_the_exact_one_after_any_changes(
    changes: list[tuple[bool, int]], allowed: set[int] | None, limit: int
) -> None:
    rows = vectors(31, seed=1)
    exact, faiss = ExactIndex(DIMENSION), FaissIndex(DIMENSION)
    for adds, key in changes:
        for index in (exact, faiss):
            index.remove([key])
            if adds:
                index.add([key], rows[[key]])
    keys = None if allowed is None else np.array(sorted(allowed), dtype=np.int64)
    question = vectors(1, seed=2)[0]
    expected, found = (index.search(question, limit, keys) for index in (exact, faiss))
    assert [key for key, _ in found] == [key for key, _ in expected]
    assert [score for _, score in found] == pytest.approx([s for _, s in expected], abs=1e-5)
    assert faiss.keys().tolist() == exact.keys().tolist()
