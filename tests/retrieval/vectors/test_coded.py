from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from retrieval.vectors import CodedIndex, ExactIndex, FaissIndex
from retrieval.vectors.sketches import Sketches

DIMENSION = 96
COUNT = 12_000


def clustered(count: int, seed: int) -> np.ndarray:
    """Draw vectors that lie in groups, as those of passages do."""
    middles = np.random.default_rng(0).normal(size=(40, DIMENSION))
    random = np.random.default_rng(seed)
    rows = middles[random.integers(40, size=count)] + random.normal(size=(count, DIMENSION))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


VECTORS = clustered(COUNT, seed=1)
QUESTIONS = clustered(30, seed=2)


def coded(count: int) -> CodedIndex:
    return CodedIndex(range(count), VECTORS[:count])


@pytest.fixture(scope="module")
def exact() -> ExactIndex:
    index = ExactIndex(DIMENSION)
    index.add(range(COUNT), VECTORS)
    return index


@pytest.fixture(scope="module")
def index() -> CodedIndex:
    return coded(COUNT)


def shares(
    index: CodedIndex, exact: ExactIndex, allowed: np.ndarray | None = None
) -> Iterator[float]:
    """Say of each question how many of the ten best are found."""
    for question in QUESTIONS:
        found = {key for key, _ in index.search(question, 10, allowed)}
        yield len(found & {key for key, _ in exact.search(question, 10, allowed)}) / 10


def test_it_works(index: CodedIndex, exact: ExactIndex) -> None:
    assert np.mean(list(shares(index, exact))) > 0.95
    assert index.keys().tolist() == list(range(COUNT))


def test_it_looks_closely_at_some_hundred_only(
    index: CodedIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    candidates = CodedIndex._candidates
    monkeypatch.setattr(
        CodedIndex,
        "_candidates",
        lambda *given: seen.append(len(found := candidates(*given))) or found,
    )
    index.search(QUESTIONS[0], 10, None)
    assert 200 < seen[0] < 400


@pytest.mark.parametrize("share", [0.5, 0.05, 0.001])
def test_a_narrow_scope_is_searched_as_well_as_all(
    index: CodedIndex, exact: ExactIndex, share: float
) -> None:
    allowed = np.flatnonzero(np.random.default_rng(3).random(COUNT) < share)
    assert np.mean(list(shares(index, exact, allowed))) > 0.95
    found = {key for question in QUESTIONS for key, _ in index.search(question, 50, allowed)}
    assert found <= set(allowed.tolist())


def test_a_scope_of_few_is_compared_with_one_by_one(
    index: CodedIndex, exact: ExactIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Sketches, "nearest")
    allowed = np.arange(5000, 5180)
    assert np.mean(list(shares(index, exact, allowed))) > 0.98


def test_a_scope_is_counted_anew_when_vectors_have_come() -> None:
    index = coded(500)
    allowed = np.arange(600)
    assert len(index.search(QUESTIONS[0], 1000, allowed)) == 500
    index.add(range(500, 600), VECTORS[500:600])
    assert len(index.search(QUESTIONS[0], 1000, allowed)) == 600
    index.remove(range(10))
    assert len(index.search(QUESTIONS[0], 1000, allowed)) == 590


def test_scores_are_those_of_the_exact_one(index: CodedIndex, exact: ExactIndex) -> None:
    keys = [5, 11_999, 77, 5]
    expected = exact.scores(QUESTIONS[0], keys)
    assert index.scores(QUESTIONS[0], keys) == pytest.approx(expected, abs=5e-3)
    found = dict(index.search(QUESTIONS[0], 20, None))
    assert index.scores(QUESTIONS[0], list(found)) == pytest.approx(list(found.values()), abs=1e-6)


def test_many_changes_leave_what_is_there_and_nothing_else() -> None:
    index = coded(1000)
    for start in range(0, 1000, 100):
        index.remove(range(start, start + 50))
        index.add(range(1000 + start, 1100 + start), VECTORS[1000 + start : 1100 + start])
    there = [key for key in range(2000) if key >= 1000 or key % 100 >= 50]
    assert index.keys().tolist() == there
    assert sorted(key for key, _ in index.search(QUESTIONS[0], 3000, None)) == there
    own = [index.scores(VECTORS[key], [key])[0] for key in there]
    assert own == pytest.approx([1.0] * len(there), abs=1e-3)


def test_what_is_changed_is_found_as_well_as_what_came_at_once(exact: ExactIndex) -> None:
    index = CodedIndex(range(COUNT), VECTORS[::-1])
    for start in range(0, COUNT, 1000):
        index.remove(range(start, start + 1000))
        index.add(range(start, start + 1000), VECTORS[start : start + 1000])
    assert np.mean(list(shares(index, exact))) > 0.95
    assert index._shelf.width == COUNT


def test_thousands_of_equal_vectors_are_no_trouble() -> None:
    index = coded(200)
    index.add(range(200, 3200), np.repeat(VECTORS[:1], 3000, axis=0))
    found = index.search(VECTORS[0], 50, None)
    assert len(found) == 50
    assert [score for _, score in found] == pytest.approx([1.0] * 50, abs=1e-3)


def test_threads_may_search_at_once(index: CodedIndex) -> None:
    expected = [index.search(question, 10, None) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as threads:
        found = threads.map(lambda question: index.search(question, 10, None), [*QUESTIONS] * 5)
    assert list(found) == expected * 5


def test_the_faiss_index_turns_into_codes_as_it_grows() -> None:
    index = FaissIndex(DIMENSION, exact_up_to=1000)
    index.add(range(1000), VECTORS[:1000])
    assert not isinstance(index._index, CodedIndex)
    index.add(range(1000, 3000), VECTORS[1000:3000])
    assert isinstance(index._index, CodedIndex)
    assert index.keys().tolist() == list(range(3000))
