import numpy as np

from retrieval.vectors.codes import encode
from retrieval.vectors.partition import Partition


def unit(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_it_works() -> None:
    partition = Partition(unit(4))
    rows = encode(range(100), unit(100, seed=1))
    numbers = partition.put(rows)
    assert partition.sizes.sum() == 100
    for number, own in enumerate(partition.lists):
        assert sorted(own.rows["key"]) == np.flatnonzero(numbers == number).tolist()


def test_parting_loses_no_vector_and_says_where_each_is() -> None:
    partition = Partition(unit(3))
    partition.put(encode(range(200), unit(200, seed=1)))
    keys, numbers = partition.part(int(partition.sizes.argmax()))
    assert len(partition.lists) == len(partition.sizes) == 4
    assert sorted(keys) == list(range(200))
    for key, number in zip(keys, numbers, strict=True):
        assert key in partition.lists[number].rows["key"]
    assert partition.sizes.tolist() == [len(own) for own in partition.lists]


def test_vectors_that_are_all_the_same_stay_together() -> None:
    partition = Partition(unit(2))
    same = np.repeat(unit(1, seed=3), 50, axis=0)
    (number,) = set(partition.put(encode(range(50), same)).tolist())
    keys, numbers = partition.part(number)
    assert len(keys) == len(numbers) == 0
    assert partition.sizes[number] == 50
    assert len(partition.lists) == 2


def test_dropping_takes_the_keys_out_of_their_lists() -> None:
    partition = Partition(unit(2))
    numbers = partition.put(encode(range(20), unit(20, seed=1)))
    partition.drop(np.arange(10), np.unique(numbers[:10]))
    assert sorted(key for own in partition.lists for key in own.rows["key"]) == list(range(10, 20))
