"""Run the redaction suite: read each set with a contestant, and score it."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from eval.contestants import Contestant
from eval.progress import Progress
from eval.reports import Cell, Sheet
from eval.statistics import SEED
from eval.suites.redaction.labelled import (
    Thread,
    chats,
    lines_of_articles,
    messages,
    reported,
    templated,
)
from eval.suites.redaction.mistakes import mistakes
from eval.suites.redaction.plain import by_group, over_redaction
from eval.suites.redaction.scoring import ALL, Reading, scores
from eval.suites.redaction.structured import generated, vectors


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to measure: which folder, profile, split and sets, how many threads of each."""

    folder: Path
    profile: str = "support"
    split: str = "dev"
    only: tuple[str, ...] = ()
    limit: int = 0
    show: int = 0


@dataclass(frozen=True, slots=True)
class SetRun:
    """What was measured on one set: figures by row and measure, over so many texts."""

    name: str
    texts: int
    figures: Mapping[str, Mapping[str, Cell]]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RedactionRun:
    """What a run measured, set by set, and the sets that were not there."""

    suite: str
    detector: str
    profile: str
    split: str
    sets: tuple[SetRun, ...]
    skipped: tuple[str, ...]


SPLITS = ("dev", "test", "all")
Score = Callable[[Sequence[Reading]], dict[str, dict[str, Cell]]]


@dataclass(frozen=True, slots=True)
class Set:
    """A set: the folder it needs ("" if none), how it is read, and how it is scored."""

    needs: str
    read: Callable[[Plan], list[Thread]]
    score: Score


def _plain(readings: Sequence[Reading]) -> dict[str, dict[str, Cell]]:
    return {"messages": over_redaction(readings)}


def _articles(readings: Sequence[Reading]) -> dict[str, dict[str, Cell]]:
    return {"articles": over_redaction(by_group(readings)), "lines": over_redaction(readings)}


def _clinc150(plan: Plan) -> list[Thread]:
    part = "test" if plan.split == "test" else "val"
    folder = plan.folder / "clinc150"
    return messages(folder / f"records.{name}.jsonl" for name in (part, f"oos_{part}"))


def _banking77(plan: Plan) -> list[Thread]:
    part = "test" if plan.split == "test" else "train"
    return messages([plan.folder / "banking77" / f"records.{part}.jsonl"])


SETS: Mapping[str, Set] = {
    "presidio_research": Set(
        "presidio_research",
        lambda plan: templated(
            plan.folder / "presidio_research", split=plan.split, profile=plan.profile
        ),
        scores,
    ),
    "multidogo_pii": Set(
        "multidogo_pii", lambda plan: chats(plan.folder / "multidogo_pii"), scores
    ),
    "stdnum_labelled": Set(
        "stdnum_vectors", lambda plan: vectors(plan.folder, plan.split, labelled=True), scores
    ),
    "stdnum_bare": Set(
        "stdnum_vectors", lambda plan: vectors(plan.folder, plan.split, labelled=False), scores
    ),
    "reports": Set(
        "reports", lambda plan: reported(plan.folder / "reports" / "records.jsonl"), scores
    ),
    "generated": Set("", lambda plan: generated(plan.folder, plan.split), scores),
    "clinc150": Set("clinc150", _clinc150, _plain),
    "banking77": Set("banking77", _banking77, _plain),
    "hc_arduino": Set(
        "hc_arduino",
        lambda plan: lines_of_articles(plan.folder / "hc_arduino" / "corpus.jsonl"),
        _articles,
    ),
}
"""Every set by its name."""


def run(plan: Plan, detector: str, contestant: Contestant, progress: Progress) -> RedactionRun:
    """Measure a contestant on every set that is there.

    Raises CasesUnreadableError if a set is there and cannot be read.
    """
    wanted = {name: one for name, one in SETS.items() if not plan.only or name in plan.only}
    there = {name: one for name, one in wanted.items() if _is_there(plan, one)}
    return RedactionRun(
        suite="redaction",
        detector=detector,
        profile=plan.profile,
        split=plan.split,
        sets=tuple(_measured(name, one, plan, contestant, progress) for name, one in there.items()),
        skipped=tuple(name for name in wanted if name not in there),
    )


def sheets(run: RedactionRun) -> list[Sheet]:
    """Lay a run out as tables, one for each set."""
    return [
        Sheet(
            title=f"{one.name}: {one.texts} texts, {run.detector}, {run.profile}, {run.split}",
            caption="with 95 % intervals",
            rows_are="kind" if ALL in one.figures else "texts",
            rows=one.figures,
        )
        for one in run.sets
    ]


def _is_there(plan: Plan, one: Set) -> bool:
    return not one.needs or (plan.folder / one.needs).is_dir()


def _measured(
    name: str, one: Set, plan: Plan, contestant: Contestant, progress: Progress
) -> SetRun:
    threads = one.read(plan)
    if plan.limit and len(threads) > plan.limit:
        threads = random.Random(SEED).sample(threads, plan.limit)  # noqa: S311 - a sample, no secret
    readings = tuple(_readings(threads, contestant, name, progress))
    examples = tuple(islice(mistakes(readings), plan.show))
    return SetRun(name, len(readings), one.score(readings), examples)


def _readings(
    threads: Sequence[Thread], contestant: Contestant, name: str, progress: Progress
) -> Iterator[Reading]:
    for thread in progress(threads, name):
        hidden = contestant.read([turn.text for turn in thread.turns])
        for turn, entities in zip(thread.turns, hidden, strict=True):
            yield Reading(thread.group, turn, entities)
