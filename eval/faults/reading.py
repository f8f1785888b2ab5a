"""Read with several threads while a library changes, and look whether answers are of one piece."""

import multiprocessing
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from eval.faults.world import ARTICLES, EVERYTHING, MAKERS, cut, open_library, version_in
from eval.progress import Progress
from retrieval.library import Library

_TOGETHER = ARTICLES[:3]
"""Articles that are always put together, so that at one revision they are of one version."""

_PROCESSES = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True)
class ReadRun:
    """How many answers were read during how many updates, and which were not of one revision."""

    suite: str
    threads: int
    updates: int
    answers: int
    revisions_seen: int
    problems: tuple[str, ...]


class _Readers:
    """Threads that ask one library until they are told to stop."""

    def __init__(self, library: Library, threads: int) -> None:
        self._library = library
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(threads)]
        self._lock = threading.Lock()
        self.answers = 0
        self.versions: set[int] = set()
        self.problems: list[str] = []

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self) -> None:
        last = 0
        while not self._stop.is_set():
            try:
                versions = self._asked()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
                self._note([], f"A search failed: {error!r}")
                return
            problem = _wrong(versions, last)
            last = max(versions, default=last)
            self._note(versions, problem)

    def _asked(self) -> list[int]:
        """Ask once; give the version of each article found."""
        hits = self._library.search("lamp line", limit=len(ARTICLES), scope=EVERYTHING)
        return [version_in(hit.passage.text) for hit in hits]

    def _note(self, versions: Sequence[int], problem: str) -> None:
        with self._lock:
            self.answers += 1
            self.versions.update(versions)
            if problem:
                self.problems.append(problem)


def run(updates: int, progress: Progress, *, threads: int = 4) -> ReadRun:
    """Ask with so many threads while another process updates so many times."""
    with TemporaryDirectory(prefix="deskproof-faults-") as folder:
        url = f"sqlite:///{Path(folder) / 'library.db'}"
        library = open_library(url)
        _put(library, 0)
        heard, told = _PROCESSES.Pipe(duplex=False)
        writer = _PROCESSES.Process(target=_write, args=(url, updates, told))
        with _Readers(library, threads) as readers:
            writer.start()
            told.close()
            for _ in progress(range(updates), "Updating"):
                heard.recv()
            writer.join()
        problems = [*readers.problems, *library.audit().problems]
        library.close()
    return ReadRun(
        "readers", threads, updates, readers.answers, len(readers.versions), tuple(problems)
    )


def _wrong(versions: Sequence[int], last: int) -> str:
    """Say what is wrong with an answer, after one of this version."""
    if len(set(versions)) != 1 or len(versions) != len(_TOGETHER):
        return f"An answer is of the versions {sorted(versions)}."
    if versions[0] < last:
        return f"An answer of version {versions[0]} came after one of version {last}."
    return ""


def _write(url: str, updates: int, told: Connection) -> None:
    library = open_library(url)
    for version in range(1, updates + 1):
        _put(library, version)
        told.send(version)
    library.close()


def _put(library: Library, version: int) -> None:
    splitter = MAKERS[0].splitter()
    articles = [cut(article_id, version, splitter) for article_id in _TOGETHER]
    library.put(articles, splitter=splitter.name)
