import numpy as np

from retrieval.vectors.codes import Rows, encode
from retrieval.vectors.lists import CodeList


def rows(*keys: int) -> Rows:
    return encode(keys, np.ones((len(keys), 4), dtype=np.float32))


def test_it_works() -> None:
    own = CodeList.empty(4)
    own.append(rows(1, 2))
    own.append(rows(3))
    assert own.rows["key"].tolist() == [1, 2, 3]
    assert len(own) == len(own.codes) == len(own.scales) == 3


def test_it_holds_little_more_than_its_rows() -> None:
    own = CodeList.empty(4)
    for key in range(1000):
        own.append(rows(key))
    assert own.rows["key"].tolist() == list(range(1000))
    assert len(own._buffer) < 1.07 * 1000


def test_filling_it_lets_go_of_what_was_there() -> None:
    own = CodeList(rows(1, 2))
    own.fill(rows(3))
    assert own.rows["key"].tolist() == [3]
