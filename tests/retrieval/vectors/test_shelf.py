import numpy as np

from retrieval.vectors.shelf import Shelf


def put(shelf: Shelf, *keys: int) -> np.ndarray:
    codes = np.repeat(np.array(keys, dtype=np.int8)[:, None], 4, axis=1)
    return shelf.put(np.array(keys, dtype=np.int64), codes)


def test_it_works() -> None:
    shelf = Shelf(4)
    slots = put(shelf, 7, 9)
    rows = shelf.rows(slots[::-1])
    assert rows["key"].tolist() == [9, 7]
    assert rows["code"].tolist() == [[9] * 4, [7] * 4]


def test_a_slot_let_go_is_used_again_and_the_others_stay() -> None:
    shelf = Shelf(4)
    slots = put(shelf, 1, 2, 3)
    shelf.let_go(slots[:2])
    again = put(shelf, 4, 5, 6)
    assert set(again) == {*slots[:2].tolist(), 3}
    assert shelf.rows(slots[2:])["key"].tolist() == [3]
    assert shelf.rows(again)["key"].tolist() == [4, 5, 6]
    assert shelf.width == 4


def test_it_holds_little_more_than_its_rows() -> None:
    shelf = Shelf(4)
    slots = np.concatenate([put(shelf, key % 100) for key in range(1000)])
    assert slots.tolist() == list(range(1000))
    assert shelf.rows(slots)["key"].tolist() == [key % 100 for key in range(1000)]
    assert len(shelf._rows) < 1.03 * 1000
