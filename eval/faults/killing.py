"""Kill processes that change a library, at random moments, and look what they leave."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from eval.faults.homes import Home
from eval.faults.working import Change, Done, Ready, work
from eval.faults.world import Makers
from eval.progress import Progress
from eval.statistics import SEED

_LONGEST_LIFE_S = 0.3
_OPENS_WITHIN_S = 60
_KILLED_EARLY = 10
"""One in so many is killed while it still opens the library, the others while they change it."""
_KILLS_OF_A_HOME = 50
"""After so many a new home is begun, so that its making is cut short too."""

_PROCESSES = multiprocessing.get_context("forkserver")
"""Forks from a process that has imported everything and started no thread."""


@dataclass(frozen=True, slots=True)
class KillRun:
    """How many processes were killed, in the midst of what, and what was wrong afterwards."""

    suite: str
    kills: int
    killed_in: Mapping[str, int]
    changes_acknowledged: int
    problems: tuple[str, ...]


@dataclass(slots=True)
class _Life:
    """What a process said of itself: its makers, what it did, and in the midst of what it ended."""

    done: list[Change]
    makers: Makers | None = None
    cut: Change | None = None

    def hear(self, message: object) -> None:
        """Take a word of it."""
        if isinstance(message, Ready):
            self.makers = message.makers
        elif isinstance(message, Change):
            self.cut = message
        elif isinstance(message, Done) and self.cut:
            self.done.append(self.cut)
            self.cut = None

    @property
    def ended_in(self) -> str:
        """Say in the midst of what it ended."""
        if self.makers is None:
            return "opening"
        return self.cut.kind if self.cut else "between changes"


def run(kills: int, progress: Progress, *, seed: int = SEED) -> KillRun:
    """Kill so many processes one after another, and check the library after each."""
    _PROCESSES.set_forkserver_preload(["eval.faults.working"])
    killed_in: Counter[str] = Counter()
    acknowledged, problems = 0, list[str]()
    with TemporaryDirectory(prefix="deskproof-faults-") as folder:
        homes = _homes(Path(folder))
        for number in progress(range(kills), "Killing"):
            if number % _KILLS_OF_A_HOME == 0:
                home = next(homes)
            random = Random(f"{seed}/{number}")  # noqa: S311 - the same moments, no secret
            life = _lived(home.url, number, random)
            killed_in[life.ended_in] += 1
            acknowledged += len(life.done)
            found = home.check(life.makers, life.done, life.cut)
            problems += [f"After kill {number}: {one}" for one in found]
        homes.close()
    return KillRun("kills", kills, dict(killed_in), acknowledged, tuple(problems))


def _homes(folder: Path) -> Generator[Home, None, None]:
    """Begin one home after another; only the last one is open."""
    for number in count():
        with closing(Home(f"sqlite:///{folder / f'library{number}.db'}")) as home:
            yield home


def _lived(url: str, number: int, random: Random) -> _Life:
    """Start a process, kill it, and give what it said."""
    heard, told = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=work, args=(url, number, told))
    process.start()
    told.close()
    life = _Life([])
    if number % _KILLED_EARLY and heard.poll(_OPENS_WITHIN_S):
        life.hear(heard.recv())
    time.sleep(random.uniform(0, _LONGEST_LIFE_S))
    process.kill()
    process.join()
    with closing(heard):
        for message in _rest(heard):
            life.hear(message)
    return life


def _rest(heard: Any) -> Iterator[object]:
    """Read what a dead process has said; its last word may be half."""
    while True:
        try:
            yield heard.recv()
        except (EOFError, OSError):
            return
