"""Fill the disk under a library that is changed, and look what is left."""

import multiprocessing
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Literal

from eval.faults.checking import problems_of, versions_in
from eval.faults.world import ARTICLES, MAKERS, Versions, cut, open_library
from eval.progress import Progress
from eval.statistics import SEED
from retrieval.library import LibraryNotChangedError

Fault = Literal["full disk", "failing write"]
_DISK_BYTES = 2_000_000
_MOST_CHANGES = 20_000
_PROCESSES = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True)
class FillRun:
    """How often a write failed, how the library put it, and what was wrong afterwards."""

    suite: str
    fault: Fault
    rounds: int
    changes_acknowledged: int
    said: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a process had written when a write failed, and what it found then."""

    versions: Versions
    acknowledged: int
    said: str
    problems: tuple[str, ...]


def run(fault: Fault, rounds: int, progress: Progress, *, seed: int = SEED) -> FillRun:
    """Let writes fail so many times, and check the library after each.

    A full disk needs the right to mount one. Raises CalledProcessError without it.
    """
    failures: list[_Failed] = []
    problems: list[str] = []
    with TemporaryDirectory(prefix="deskproof-faults-") as folder:
        for number in progress(range(rounds), fault.capitalize()):
            home = Path(folder) / str(number)
            home.mkdir()
            failed = _full(home, seed + number) if fault == "full disk" else _refused(home, number)
            failures.append(failed)
            problems += [f"Round {number}: {one}" for one in failed.problems]
    said = tuple(sorted({failed.said for failed in failures}))
    acknowledged = sum(failed.acknowledged for failed in failures)
    return FillRun(f"faults: {fault}", fault, rounds, acknowledged, said, tuple(problems))


def _full(home: Path, seed: int) -> _Failed:
    """Fill a small disk with a library."""
    with _small_disk(home):
        return _in_a_process(home, seed, file_bytes=0)


def _refused(home: Path, seed: int) -> _Failed:
    """Let the system refuse to write beyond some place in a file, other than in every round."""
    file_bytes = Random(seed).randint(200_000, 1_000_000)  # noqa: S311 - no secret
    return _in_a_process(home, seed, file_bytes=file_bytes)


@contextmanager
def _small_disk(home: Path) -> Iterator[None]:
    options = f"size={_DISK_BYTES}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", home], check=True)  # noqa: S603, S607
    try:
        yield
    finally:
        subprocess.run(["umount", home], check=True)  # noqa: S603, S607


def _in_a_process(home: Path, seed: int, file_bytes: int) -> _Failed:
    """Write until it fails, and check: in the process that failed, and in another one."""
    url = f"sqlite:///{home / 'library.db'}"
    heard, told = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_write, args=(url, seed, file_bytes, told))
    process.start()
    told.close()
    failed: _Failed = heard.recv()
    process.join()
    library = open_library(url)
    try:
        problems = [*failed.problems, *problems_of(library)]
        if versions_in(library) != failed.versions:
            problems.append(f"It holds {versions_in(library)} instead of {failed.versions}.")
    finally:
        library.close()
    return _Failed(failed.versions, failed.acknowledged, failed.said, tuple(problems))


def _write(url: str, seed: int, file_bytes: int, told: Connection) -> None:
    """Put articles until the library cannot be changed any more, and look what it holds then."""
    random = Random(seed)  # noqa: S311 - the same changes every time, no secret
    library = open_library(url)
    if file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    versions: dict[str, int] = {}
    said, acknowledged = "Nothing failed.", 0
    splitter = MAKERS[0].splitter()
    # The versions grow longer, so that a library of few articles fills any disk.
    for number in range(_MOST_CHANGES):
        changed = dict.fromkeys(random.sample(ARTICLES, 5), 1000 * number + 8)
        try:
            library.put([cut(*one, splitter) for one in changed.items()], splitter=splitter.name)
        except LibraryNotChangedError as error:
            said = str(error)
            break
        versions |= changed
        acknowledged += 1
    problems = [*problems_of(library), *_differences(versions_in(library), versions)]
    library.close()
    told.send(_Failed(versions, acknowledged, said, tuple(problems)))


def _differences(found: Versions, expected: Versions) -> Iterator[str]:
    if found != expected:
        yield f"It holds {found} instead of {expected}."
