import threading
from collections.abc import Callable

import pytest

from retrieval.articles import Article, SplitArticle
from retrieval.library import Library
from retrieval.library.sharing import SharedLock

Cut = Callable[..., SplitArticle]
OpenLibrary = Callable[..., Library]


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


def test_four_readers_see_one_revision_each_while_one_writes(
    open_library: OpenLibrary, cut: Cut
) -> None:
    library = open_library()
    versions = 25

    def version(number: int) -> list[SplitArticle]:
        text = f"Lamp version{number} alpha.\n\nLamp version{number} beta."
        return [cut(Article(name, "Lamp", text)) for name in ("a", "b", "c")]

    library.put(version(0))
    written = threading.Event()
    mixed: list[set[str]] = []

    def read() -> None:
        while not written.is_set():
            hits = library.search("lamp", limit=3, per_article=2)
            seen = {hit.passage.text.split()[1] for hit in hits}
            if len(seen) != 1 or len(hits) != 6:
                mixed.append(seen)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, versions):
        library.put(version(number))
    written.set()
    for reader in readers:
        reader.join()
    assert mixed == []
    assert library.audit().problems == ()
