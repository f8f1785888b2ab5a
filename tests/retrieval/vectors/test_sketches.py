import numpy as np
import pytest

from retrieval.vectors.sketches import Sketches

COUNT = 5000


def unit(count: int, dimension: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def slots(count: int) -> np.ndarray:
    return np.arange(count, dtype=np.int32)


def share(sketches: Sketches, vectors: np.ndarray, questions: np.ndarray) -> float:
    """Say how many of the ten nearest are among the nearest tenth by their sketches."""
    best = np.argsort(-questions @ vectors.T, axis=1)[:, :10]
    near = [sketches.nearest(question, COUNT // 10, None) for question in questions]
    return float(np.mean([np.isin(row, own) for own, row in zip(near, best, strict=True)]))


@pytest.mark.parametrize("dimension", [384, 100])
def test_it_works(dimension: int) -> None:
    vectors = unit(COUNT, dimension)
    sketches = Sketches(vectors)
    sketches.add(slots(COUNT), vectors)
    assert share(sketches, vectors, unit(20, dimension, seed=1)) > 0.5


def test_vectors_need_not_be_alike_in_all_their_figures() -> None:
    lopsided = np.where(np.arange(96) < 12, 8, 1).astype(np.float32)
    vectors, questions = (unit(n, 96, seed=n) * lopsided for n in (COUNT, 20))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sketches = Sketches(vectors)
    sketches.add(slots(COUNT), vectors)
    assert share(sketches, vectors, questions) > 0.9


def test_only_those_meant_are_found() -> None:
    vectors = unit(COUNT, 96)
    sketches = Sketches(vectors)
    sketches.add(slots(COUNT), vectors)
    meant = np.random.default_rng(1).random(COUNT) < 0.1
    bits = np.packbits(meant, bitorder="little")
    found = sketches.nearest(vectors[0], 100, bits)
    assert len(set(found)) == 100
    assert meant[found].all()


def test_what_is_removed_is_not_found_and_its_slot_can_be_used_again() -> None:
    vectors = unit(200, 96)
    sketches = Sketches(vectors)
    sketches.add(slots(200), vectors)
    loose = sketches.remove(slots(100))
    assert min(loose) >= 100
    assert not set(loose) & set(sketches.nearest(vectors[0], 200, None).tolist())
    sketches.add(loose, vectors[loose])
    assert sorted(sketches.nearest(vectors[0], 200, None)) == list(range(100, 200))
    sketches.add(slots(1) + 7, vectors[:1])
    assert 7 in sketches.nearest(vectors[0], 101, None)
    sketches.remove(slots(200))
    assert sketches.nearest(vectors[0], 5, None).tolist() == []


def test_two_are_made_alike() -> None:
    vectors, question = unit(COUNT, 96), unit(1, 96, seed=1)[0]
    found = []
    for _ in range(2):
        sketches = Sketches(vectors)
        sketches.add(slots(COUNT), vectors)
        found.append(sketches.nearest(question, 50, None).tolist())
    assert found[0] == found[1]


def test_what_came_after_others_had_gone_is_found_as_well() -> None:
    vectors = unit(COUNT, 96)
    sketches = Sketches(vectors)
    sketches.add(slots(COUNT), vectors)
    questions = unit(20, 96, seed=1)
    before = share(sketches, vectors, questions)
    for start in range(0, COUNT, 50):
        own = slots(COUNT)[start : start + 50]
        loose = sketches.remove(own)
        again = np.concatenate([own, loose])
        sketches.add(again, vectors[again])
    assert share(sketches, vectors, questions) > before - 0.02
