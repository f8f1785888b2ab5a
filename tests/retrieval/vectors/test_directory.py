import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.vectors.directory import Directory


def slots(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int32)


def test_it_works() -> None:
    directory = Directory()
    directory.insert(np.array([9, 2]), slots(1, 0))
    directory.insert(np.array([5]), slots(3))
    assert directory.keys.tolist() == [2, 5, 9]
    assert directory.find(np.array([9, 5, 7])).tolist() == [1, 3]


def test_what_is_removed_is_not_found() -> None:
    directory = Directory()
    directory.insert(np.arange(4), slots(0, 1, 3, 2))
    assert directory.remove(np.array([2, 1, 2, 77])).tolist() == [1, 3]
    assert directory.find(np.arange(4)).tolist() == [0, 2]
    assert len(directory) == 2


def test_an_empty_one_knows_no_key() -> None:
    assert Directory().find(np.array([1])).tolist() == []
    assert Directory().remove(np.array([1])).tolist() == []


@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 20)))))
def test_it_knows_what_a_dictionary_knows(changes: list[tuple[bool, set[int]]]) -> None:
    directory, expected = Directory(), dict[int, int]()
    for round_, (adds, keys) in enumerate(changes):
        gone = directory.remove(np.array(sorted(keys), dtype=np.int64))
        assert sorted(gone) == sorted(expected.pop(key) for key in keys & expected.keys())
        if adds:
            own = {key: round_ * 100 + key for key in keys}
            directory.insert(np.array([*own], dtype=np.int64), slots(*own.values()))
            expected |= own
    assert directory.keys.tolist() == sorted(expected)
    found = directory.find(np.array(sorted(expected), dtype=np.int64))
    assert found.tolist() == [expected[key] for key in sorted(expected)]
