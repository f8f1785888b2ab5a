import numpy as np

from retrieval.vectors.directory import Directory


def test_it_works() -> None:
    directory = Directory()
    directory.insert(np.array([9, 2]), np.array([1, 0], dtype=np.int32))
    directory.insert(np.array([5]), np.array([3], dtype=np.int32))
    assert directory.keys.tolist() == [2, 5, 9]
    assert directory.find(np.array([9, 5, 7])).tolist() == [1, 3]


def test_what_is_removed_is_not_found() -> None:
    directory = Directory()
    directory.insert(np.arange(4), np.array([0, 1, 1, 2], dtype=np.int32))
    assert directory.remove(np.array([1, 2, 3, 77])).tolist() == [1, 2]
    assert directory.find(np.arange(4)).tolist() == [0]
    assert len(directory) == 1


def test_keys_can_move() -> None:
    directory = Directory()
    directory.insert(np.arange(3), np.zeros(3, dtype=np.int32))
    directory.move(np.array([2, 0]), np.array([7, 8], dtype=np.int32))
    assert directory.find(np.arange(3)).tolist() == [8, 0, 7]


def test_an_empty_one_knows_no_key() -> None:
    assert Directory().find(np.array([1])).tolist() == []
    assert Directory().remove(np.array([1])).tolist() == []
