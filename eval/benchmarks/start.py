"""How long it takes from a cold start to the first answer, and what takes the time.

Run as ``python -m eval.benchmarks.start --data FOLDER``, a folder of ``corpus*.jsonl``.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter
from typing import Annotated

import numpy as np
import typer

from eval.benchmarks.filling import MODELS, Filled, filled_libraries
from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import Interval

_QUESTION = "How do I reset my password?"
_HEAVY = ("torch", "transformers", "sentence_transformers", "spacy")
_IMPORTED = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +([\w.]+)")
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class StartBenchmark:
    """What was measured: seconds of whole starts; milliseconds by step and by imported package.

    ``heavy`` names the large libraries that a search has imported, and ought not to.
    """

    suite: str
    passages: int
    starts: Mapping[str, Mapping[str, Cell]]
    steps: Mapping[str, Mapping[str, Cell]]
    imports: Mapping[str, Mapping[str, Cell]]
    heavy: Sequence[str]


def run(filled: Filled, times: int, progress: Progress) -> StartBenchmark:
    """Ask one question in so many fresh processes, and once more to see where the time goes.

    Cold means that the files were dropped from the system's cache, so far as it lets go of them.
    """
    _search(filled)
    told = json.loads(_output(filled, ["-m", "eval.benchmarks.phases", _QUESTION]))
    read = {*map(Path, told["files"]), *filled.home.glob("*.db"), *MODELS.glob("*/*")}
    # Some files are only there while a library is open.
    files = [path for path in read if path.is_file()]
    warm = [_search(filled) for _ in progress(range(times), "Warm")]
    cold = [_search(filled, files) for _ in progress(range(times), "Cold")]
    packages = _imports(filled)
    return StartBenchmark(
        suite="start benchmark",
        passages=filled.passage_count,
        starts={"warm": _cells(warm), "cold": _cells(cold)},
        steps={name: {"ms": ms} for name, ms in told["steps"].items()},
        imports={name: {"ms": us / 1000} for name, us in packages.most_common(_SHOWN)},
        heavy=[name for name in _HEAVY if name in packages],
    )


def sheets(measured: StartBenchmark) -> list[Sheet]:
    """Lay a run out as three tables."""
    title = f"`deskproof search` in a fresh process, {measured.passages:,} passages"
    heavy = ", ".join(measured.heavy) or "none"
    return [
        Sheet(title, "median, least and most", "start", measured.starts, 2),
        Sheet("steps of one start", "milliseconds", "step", measured.steps, 0),
        Sheet(f"imports; heavy ones: {heavy}", "own time", "package", measured.imports, 0),
    ]


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds that passed, and that the processor worked."""

    wall: float
    processor: float


def _search(filled: Filled, dropped: Iterable[Path] = ()) -> _Took:
    """Run the command once."""
    for path in dropped:
        _drop(path)
    before, began = getrusage(RUSAGE_CHILDREN), perf_counter()
    _output(filled, ["-m", "service", "search", "--json", _QUESTION])
    wall, after = perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _Took(wall, worked)


def _output(filled: Filled, arguments: Sequence[str]) -> str:
    return _run(filled, arguments).stdout


def _imports(filled: Filled) -> Counter[str]:
    """Add up the microseconds that each package's own modules take to import."""
    arguments = ["-X", "importtime", "-m", "service", "search", "--json", _QUESTION]
    packages: Counter[str] = Counter()
    for line in _run(filled, arguments).stderr.splitlines():
        if found := _IMPORTED.match(line):
            packages[found[2].partition(".")[0]] += int(found[1])
    return packages


def _run(filled: Filled, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run Python on a library. Raises CalledProcessError if it fails."""
    environment = os.environ | {"DESKPROOF_HOME": str(filled.home.resolve())}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True
    )


def _drop(path: Path) -> None:
    """Ask the system to forget what it has read of a file."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _cells(took: Sequence[_Took]) -> dict[str, Cell]:
    return {
        "seconds": _spread([one.wall for one in took]),
        "processor": _spread([one.processor for one in took]),
    }


def _spread(seconds: Sequence[float]) -> Interval:
    return Interval(float(np.median(seconds)), min(seconds), max(seconds))


def main(
    data: Annotated[Path, typer.Option(help="A folder of passages, corpus*.jsonl.")],
    size: Annotated[int, typer.Option(min=100, help="How many passages.")] = 10_000,
    times: Annotated[int, typer.Option(min=1, help="How many starts, warm and cold each.")] = 5,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure how long a fresh process takes to its first answer."""
    filled = filled_libraries(data, [size], with_a_bar)[size]
    measured = run(filled, times, with_a_bar)
    tell(measured, sheets(measured), json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
