"""One search, the question's embedding included, beside other libraries with the same model.

Run as ``python -m eval.benchmarks.search --data FOLDER``, a folder of ``corpus*.jsonl``; the others
come with the extra ``bench``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from eval.benchmarks.asking import Answer, Asked, Contestant, started
from eval.benchmarks.filling import Filled, filled_libraries
from eval.benchmarks.ours import Ours
from eval.benchmarks.rivals import RIVALS, installed
from eval.progress import Progress, silently, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED, Interval, ratio_of_medians

OURS = "Deskproof, both legs"
_WARM_UP = 3


@dataclass(frozen=True, slots=True)
class SearchBenchmark:
    """What was measured: the figures of each contestant, and where the time of ours goes."""

    suite: str
    passages: int
    questions: int
    contestants: Mapping[str, Mapping[str, Cell]]
    parts: Mapping[str, Mapping[str, Cell]]


def run(
    filled: Filled,
    contestants: Mapping[str, Callable[[Filled], Contestant]],
    questions: Sequence[str],
    progress: Progress,
) -> SearchBenchmark:
    """Ask every contestant each question, one after the other, so that a busy moment meets all."""
    with started(contestants, filled, progress) as asked:
        _asked_in_turn(asked, questions[:_WARM_UP], silently)
        answers = _asked_in_turn(asked, questions, progress)
        memory = {name: one.memory() for name, one in asked.items()}
    walls = {name: _milliseconds(own, "wall") for name, own in answers.items()}
    worked = {name: _milliseconds(own, "processor") for name, own in answers.items()}
    return SearchBenchmark(
        suite="search benchmark",
        passages=filled.passage_count,
        questions=len(questions),
        contestants={
            name: {
                "ms": _spread(walls[name]),
                "processor ms": _spread(worked[name]),
                **_slower(name, walls, "times ours"),
                **_slower(name, worked, "times ours, processor"),
                "MB": memory[name],
            }
            for name in answers
        },
        parts=_parts(answers[OURS]),
    )


def sheets(measured: SearchBenchmark) -> list[Sheet]:
    """Lay a run out as two tables."""
    title = f"one search among {measured.passages:,} passages, {measured.questions} questions"
    caption = "median, 5th and 95th percentile; ratio of medians with its 95 % interval"
    parts = Sheet(f"{OURS}: its parts", "milliseconds", "part", measured.parts, 2)
    return [Sheet(title, caption, "library", measured.contestants, 1), parts]


def _asked_in_turn(
    asked: Mapping[str, Asked], questions: Sequence[str], progress: Progress
) -> dict[str, list[Answer]]:
    answers: dict[str, list[Answer]] = {name: [] for name in asked}
    for number, question in enumerate(progress(questions, "Asking")):
        # Whoever comes first finds the caches of the processor cold, so that turns too.
        turn = number % len(asked)
        for name in [*asked][turn:] + [*asked][:turn]:
            answers[name].append(asked[name].ask(question))
    return answers


def _milliseconds(answers: Sequence[Answer], clock: str) -> NDArray[np.float64]:
    return np.array([getattr(answer, clock) for answer in answers])


def _spread(times: NDArray[np.float64]) -> Interval:
    low, median, high = np.percentile(times, [5, 50, 95])
    return Interval(float(median), float(low), float(high))


def _slower(name: str, times: Mapping[str, NDArray[np.float64]], column: str) -> dict[str, Cell]:
    """Say how many times as long as ours one takes."""
    ratio = ratio_of_medians(times[name], times[OURS]) if name != OURS else None
    return {column: ratio}


def _parts(answers: Sequence[Answer]) -> dict[str, dict[str, Cell]]:
    names = answers[0].parts
    return {
        name: {"ms": _spread(np.array([answer.parts[name] for answer in answers]))}
        for name in names
    }


def main(
    data: Annotated[Path, typer.Option(help="A folder of passages, corpus*.jsonl.")],
    size: Annotated[int, typer.Option(min=100, help="How many passages.")] = 100_000,
    questions: Annotated[int, typer.Option(min=2, help="How many questions to ask.")] = 200,
    rival: Annotated[
        list[str] | None,
        typer.Option(help=f"Beside this alone; again for more: {', '.join(RIVALS)}."),
    ] = None,
    embed: Annotated[
        bool, typer.Option(help="Embed every passage anew for our library: half an hour.")
    ] = False,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure one search beside LangChain, LlamaIndex and Haystack."""
    filled = filled_libraries(data, [size], with_a_bar, anew=embed)[size]
    rivals = {name: one for name, one in installed().items() if name in (rival or RIVALS)}
    for name in set(rival or RIVALS).difference(rivals):
        typer.echo(f"{name} is not installed (the extra `bench` brings it): skipped.", err=True)
    asked = filled.questions()
    chosen = [asked[place] for place in np.random.default_rng(SEED).permutation(len(asked))]
    measured = run(filled, {OURS: Ours, **rivals}, chosen[:questions], with_a_bar)
    tell(measured, sheets(measured), json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
