"""How long a ticket takes from its raw words to a proven draft, step by step.

Run as ``python -m eval.benchmarks.drafting --data FOLDER``, a folder of ``corpus*.jsonl``.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from eval.benchmarks.filling import Filled, filled_libraries
from eval.generating.long_tickets import long_ticket
from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED
from eval.suites.redaction.structured import carriers
from retrieval.articles import EVERYTHING
from retrieval.library import Library
from service.desk import Desk
from service.model.reply import Draft
from service.model.ticket import Message, Ticket
from service.wiring.house import open_house_in

_WORDS = 150
_WARM_UP = 5
_ARTICLES_AT_ONCE = 1000
_STEPS = ("redact", "search", "draft", "total")


@dataclass(frozen=True, slots=True)
class DraftingBenchmark:
    """What was measured: milliseconds by step, and what came of the tickets."""

    suite: str
    passages: int
    tickets: int
    drafted: int
    steps: Mapping[str, Mapping[str, Cell]]


def run(
    desk: Desk, passages: int, tickets: Sequence[Ticket], progress: Progress
) -> DraftingBenchmark:
    """Draft a reply to every ticket, one after the other."""
    return asyncio.run(_run(desk, passages, tickets, progress))


async def _run(
    desk: Desk, passages: int, tickets: Sequence[Ticket], progress: Progress
) -> DraftingBenchmark:
    for ticket in tickets[:_WARM_UP]:
        await desk.draft(ticket)
    offers = [await desk.draft(ticket) for ticket in progress(tickets, "Drafting")]
    suggestions = [offer.suggestion for offer in offers]
    return DraftingBenchmark(
        suite="drafting benchmark",
        passages=passages,
        tickets=len(tickets),
        drafted=sum(isinstance(one.reply, Draft) for one in suggestions),
        steps={step: _spread([one.timings_ms[step] for one in suggestions]) for step in _STEPS},
    )


def sheet(measured: DraftingBenchmark) -> Sheet:
    """Lay a run out as a table."""
    title = f"{measured.tickets} tickets of {_WORDS} words among {measured.passages:,} passages"
    return Sheet(title, f"milliseconds; {measured.drafted} drafted", "step", measured.steps, 1)


def tickets_of(questions: Sequence[str], messages: Sequence[str]) -> list[Ticket]:
    """Write a ticket of 150 words around each question, with personal data and other talk."""
    random = Random(SEED)  # noqa: S311 - the same tickets every time, no secret
    return [
        _ticket(number, question, messages, random) for number, question in enumerate(questions)
    ]


def _ticket(number: int, question: str, messages: Sequence[str], random: Random) -> Ticket:
    asked = f"How does this work: {question}?"
    story = long_ticket(number, _WORDS - len(asked.split()), messages, random).splitlines()
    story.insert(random.randrange(len(story) + 1), asked)
    message = Message("m", "customer", "\n".join(story), datetime(2026, 1, 1, tzinfo=UTC))
    return Ticket(str(number), question, (message,))


def _spread(times: Sequence[float]) -> dict[str, Cell]:
    names = ("p5", "p50", "p95")
    return dict(zip(names, np.percentile(times, [5, 50, 95]).tolist(), strict=True))


def main(
    data: Annotated[Path, typer.Option(help="A folder of passages, corpus*.jsonl.")],
    messages: Annotated[Path, typer.Option(help="A folder of sets, for real messages.")] = Path(),
    size: Annotated[int, typer.Option(min=100, help="How many passages.")] = 100_000,
    tickets: Annotated[int, typer.Option(min=2, help="How many tickets.")] = 200,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure a ticket's way from its raw words to a proven draft."""
    filled = filled_libraries(data, [size], with_a_bar)[size]
    with TemporaryDirectory(prefix="deskproof-eval-") as home:
        (Path(home) / "library.db").symlink_to(_database(filled))
        house = open_house_in(Path(home))
        house.library.refresh()
        measured = run(
            house.desk,
            filled.passage_count,
            tickets_of(_titles(house.library, tickets), carriers(messages, "dev")),
            with_a_bar,
        )
        house.library.close()
    tell(measured, [sheet(measured)], json=as_json_, markdown=as_markdown_)


def _titles(library: Library, count: int) -> list[str]:
    """Choose titles of articles at random: what they are asked about is mostly answered."""
    titles: list[str] = []
    after = ""
    while page := library.articles(EVERYTHING, after=after, limit=_ARTICLES_AT_ONCE):
        titles += [article.title for article in page]
        after = page[-1].id
    unique = sorted(set(titles))
    order = np.random.default_rng(SEED).permutation(len(unique))
    return [unique[place] for place in order[:count]]


def _database(filled: Filled) -> Path:
    return filled.home.resolve() / "library.db"


if __name__ == "__main__":
    typer.run(main)
