import threading

import pytest

from retrieval.library.sharing import SharedLock


def test_it_works() -> None:
    lock = SharedLock()
    together = threading.Barrier(2, timeout=5)

    def read() -> None:
        with lock.shared():
            together.wait()

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert not together.broken


def test_a_writer_waits_for_readers_and_keeps_others_out() -> None:
    lock = SharedLock()
    order: list[str] = []
    started = threading.Event()

    def write() -> None:
        started.set()
        with lock.alone():
            order.append("written")

    writer = threading.Thread(target=write)
    with lock.shared():
        writer.start()
        started.wait(5)
        writer.join(0.1)
        order.append("read")
    writer.join(5)
    assert order == ["read", "written"]


def test_an_error_lets_go_of_it() -> None:
    lock = SharedLock()
    for hold in (lock.shared, lock.alone):
        with pytest.raises(ZeroDivisionError), hold():
            _ = 1 / 0
    with lock.alone():
        pass
