"""How search time and memory grow with the library, each size in a process of its own.

Run as ``python -m eval.benchmarks.growth --data FOLDER``, a folder of ``corpus*.jsonl``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Annotated

import numpy as np
import typer

from eval.benchmarks.asking import Answer, Contestant, started
from eval.benchmarks.filling import Filled, filled_libraries
from eval.benchmarks.ours import Ours
from eval.benchmarks.plotting import Panel, as_svg
from eval.progress import Progress, silently, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED, Interval

_SIZES = (1_000, 10_000, 100_000)
_WARM_UP = 3
_SEARCH = "search"
_MEMORY = "MB"
_OPENED = "opened s"


@dataclass(frozen=True, slots=True)
class GrowthBenchmark:
    """What was measured, by size: milliseconds, and megabytes of the process with its models."""

    suite: str
    questions: int
    sizes: Mapping[int, Mapping[str, Cell]]


def run(
    libraries: Mapping[int, Filled],
    opener: Callable[[Filled], Contestant],
    questions: Sequence[str],
    progress: Progress,
) -> GrowthBenchmark:
    """Open a library of each size in a fresh process, and ask it every question."""
    sizes = {
        size: _measured(one, opener, questions)
        for size, one in progress(list(libraries.items()), "Sizes")
    }
    return GrowthBenchmark("growth benchmark", len(questions), sizes)


def sheet(measured: GrowthBenchmark) -> Sheet:
    """Lay a run out as a table."""
    return Sheet(
        title=f"growth: {measured.questions} questions at each size",
        caption="milliseconds, median, 5th and 95th percentile; megabytes with the models",
        rows_are="passages",
        rows={f"{size:,}": figures for size, figures in measured.sizes.items()},
        digits=1,
    )


def panels(measured: GrowthBenchmark) -> list[Panel]:
    """Say what to draw: time beside memory."""
    columns = list(next(iter(measured.sizes.values())))
    times = [column for column in columns if column not in (_MEMORY, _OPENED)]
    return [
        Panel("passages", "milliseconds", {name: _points(measured, name) for name in times}),
        Panel("passages", "megabytes", {"memory, models included": _points(measured, _MEMORY)}),
    ]


def _measured(
    filled: Filled, opener: Callable[[Filled], Contestant], questions: Sequence[str]
) -> dict[str, Cell]:
    began = perf_counter()
    with started({_SEARCH: opener}, filled, silently) as asked:
        opened_s = perf_counter() - began
        one = asked[_SEARCH]
        for question in questions[:_WARM_UP]:
            one.ask(question)
        answers = [one.ask(question) for question in questions]
        megabytes = one.memory()
    return {**_times(answers), _OPENED: opened_s, _MEMORY: megabytes}


def _times(answers: Sequence[Answer]) -> dict[str, Cell]:
    """Give the time of a search and of each of its parts."""
    parts = {part: [answer.parts[part] for answer in answers] for part in answers[0].parts}
    times = {_SEARCH: [answer.wall for answer in answers], **parts}
    return {name: _spread(own) for name, own in times.items()}


def _spread(times: Sequence[float]) -> Interval:
    low, median, high = np.percentile(times, [5, 50, 95])
    return Interval(float(median), float(low), float(high))


def _points(measured: GrowthBenchmark, column: str) -> list[tuple[float, float]]:
    cells = {size: figures[column] for size, figures in measured.sizes.items()}
    return [
        (size, cell.mean if isinstance(cell, Interval) else float(cell or 0))
        for size, cell in cells.items()
    ]


def main(
    data: Annotated[Path, typer.Option(help="A folder of passages, corpus*.jsonl.")],
    size: Annotated[
        list[int] | None, typer.Option(help="How many passages; again for more.")
    ] = None,
    questions: Annotated[int, typer.Option(min=2, help="How many questions to ask.")] = 200,
    picture: Annotated[Path | None, typer.Option(help="Draw the growth as SVG here.")] = None,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure search time and memory against the number of passages."""
    libraries = filled_libraries(data, list(size or _SIZES), with_a_bar)
    asked = next(iter(libraries.values())).questions()
    chosen = [asked[place] for place in np.random.default_rng(SEED).permutation(len(asked))]
    measured = run(libraries, Ours, chosen[:questions], with_a_bar)
    if picture:
        picture.write_text(as_svg(panels(measured)), encoding="utf-8")
    tell(measured, [sheet(measured)], json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
