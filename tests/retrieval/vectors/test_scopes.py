import numpy as np

from retrieval.vectors.directory import Directory
from retrieval.vectors.scopes import Scopes


def scopes() -> tuple[Scopes, Directory]:
    directory = Directory()
    directory.insert(np.array([10, 20, 30]), np.array([9, 0, 2], dtype=np.int32))
    return Scopes(directory), directory


def test_it_works() -> None:
    admitted = scopes()[0].admitted(np.array([10, 15, 30]), 12)
    assert admitted.count == 2
    assert np.flatnonzero(np.unpackbits(admitted.bits, bitorder="little")).tolist() == [2, 9]


def test_a_scope_is_counted_once_until_something_changes() -> None:
    own, directory = scopes()
    allowed = np.array([10, 20])
    first = own.admitted(allowed, 12)
    assert own.admitted(allowed, 12) is first
    directory.remove(np.array([10]))
    own.forget()
    assert own.admitted(allowed, 12).count == 1


def test_another_array_at_the_same_place_is_another_scope() -> None:
    own, _ = scopes()
    for _ in range(200):
        assert own.admitted(np.array([10]), 12).count == 1
        assert own.admitted(np.array([10, 20]), 12).count == 2


def test_it_remembers_a_few_scopes_only() -> None:
    own, _ = scopes()
    asked = [np.array([key]) for key in range(300)]
    for allowed in asked:
        own.admitted(allowed, 12)
    assert 0 < len(own._kept) <= 64
