"""How fast redaction is, beside stock Presidio, and how it grows with the text.

Run as ``python -m eval.benchmarks.redaction``.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from eval.contestants import CONTESTANTS, Contestant
from eval.generating.long_tickets import long_ticket
from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED, Interval, ratio_of_medians
from eval.suites.redaction.structured import carriers

STOCK = "stock"
_WORDS = 150
_TIMES = (1, 10, 100)
_MEGABYTE = 1_000_000

HOSTILE: Mapping[str, str] = {
    "one letter": "a",
    "digits": "1",
    "digits apart": "1 ",
    "dashed digits": "1-",
    "at signs": "a@",
    "dotted": "a.",
    "capitalised words": "Ada Kovacs ",
    "brackets": "((((",
    "angle brackets": "<PERSON_",
    "colons": "a:",
    "slashes": "http://a/",
    "zero-width": "1\u200b",
    "bidirectional": "\u202e1",
    "combining": "e\u0301",
    "labels": "password: ",
    "line breaks": "\n",
    "surrogates": "\ud800",
    "underscores": "_-",
}
"""What texts of a million characters repeat."""


@dataclass(frozen=True, slots=True)
class RedactionBenchmark:
    """What was measured: milliseconds for a ticket, for each character, for hostile texts."""

    suite: str
    tickets: int
    speed: Mapping[str, Mapping[str, Cell]]
    scaling: Mapping[str, Mapping[str, Cell]]
    hostile: Mapping[str, Mapping[str, Cell]]


def run(
    contestants: Mapping[str, Contestant],
    texts: Sequence[str],
    progress: Progress,
    *,
    hostile_size: int = 0,
) -> RedactionBenchmark:
    """Measure all contestants in one run, each text by each in turn.

    Hostile texts have so many characters; with 0, they are left out.
    """
    ours = {name: one for name, one in contestants.items() if name != STOCK}
    return RedactionBenchmark(
        suite="redaction benchmark",
        tickets=len(texts),
        speed=_speed(contestants, texts, progress),
        scaling={name: _scaling(one, texts, progress, name) for name, one in ours.items()},
        hostile={
            name: {who: _timed(one, _hostile(piece, hostile_size)) for who, one in ours.items()}
            for name, piece in progress(list(HOSTILE.items()) if hostile_size else [], "Hostile")
        },
    )


def sheets(measured: RedactionBenchmark) -> list[Sheet]:
    """Lay a run out as three tables."""
    tickets = f"{measured.tickets} tickets of {_WORDS} words"
    milliseconds = "milliseconds, 5th and 95th percentile; how many times stock, 95 % interval"
    tables = [
        Sheet(f"speed: {tickets}, interleaved", milliseconds, "contestant", measured.speed, 2),
        Sheet(
            "scaling: 100 tickets", "microseconds a character", "contestant", measured.scaling, 2
        ),
        Sheet("hostile texts", "milliseconds a million characters", "text", measured.hostile, 0),
    ]
    return [table for table in tables if table.rows]


def _speed(
    contestants: Mapping[str, Contestant], texts: Sequence[str], progress: Progress
) -> dict[str, dict[str, Cell]]:
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for one in contestants.values():
        _timed(one, texts[0])  # The first call loads and compiles.
    # Nobody pays for the garbage collector's way through what the others have loaded.
    gc.collect()
    gc.freeze()
    for number, text in enumerate(progress(texts, "Interleaved")):
        # Whoever comes first finds the caches of the processor cold, so that turns too.
        for name in _rotated(list(contestants), number):
            times[name].append(_timed(contestants[name], text))
    stock = np.array(times.get(STOCK, []))
    return {name: _figures(np.array(own), stock) for name, own in times.items()}


def _figures(times: NDArray[np.float64], stock: NDArray[np.float64]) -> dict[str, Cell]:
    low, median, high = np.percentile(times, [5, 50, 95])
    faster = ratio_of_medians(stock, times) if stock.size else None
    return {"median": Interval(float(median), float(low), float(high)), "times faster": faster}


def _scaling(
    contestant: Contestant, texts: Sequence[str], progress: Progress, name: str
) -> dict[str, Cell]:
    """Time the same hundred tickets one by one, ten in a text, and all in one.

    The last figure is the time for a character of the longest text over that of the shortest.
    """
    tickets = list(islice(cycle(texts), _TIMES[-1]))
    per_character = []
    for times in progress(_TIMES, f"Scaling {name}"):
        joined = ["\n".join(tickets[n : n + times]) for n in range(0, len(tickets), times)]
        ms = sum(_timed(contestant, text) for text in joined)
        per_character.append(1000 * ms / sum(map(len, joined)))
    columns = (f"{times} in a text" for times in _TIMES)
    growth = per_character[-1] / per_character[0]
    return {**dict(zip(columns, per_character, strict=True)), "growth": growth}


def _timed(contestant: Contestant, text: str) -> float:
    """Time one reading, in milliseconds."""
    began = perf_counter()
    for _ in contestant.read([text]):
        pass
    return 1000 * (perf_counter() - began)


def _rotated(names: Sequence[str], by: int) -> Iterator[str]:
    return (names[(place + by) % len(names)] for place in range(len(names)))


def _hostile(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def main(
    data: Annotated[Path, typer.Option(help="A folder of sets, for real messages.")] = Path(),
    tickets: Annotated[int, typer.Option(min=2, help="How many tickets to read.")] = 100,
    hostile: Annotated[bool, typer.Option(help="Read texts of a million characters too.")] = False,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure how fast the redactor is, beside stock Presidio."""
    random = Random(SEED)  # noqa: S311 - the same tickets every time, no secret
    messages = carriers(data, "dev")
    texts = [long_ticket(number, _WORDS, messages, random) for number in range(tickets)]
    contestants = {name: open_("support") for name, open_ in CONTESTANTS.items()}
    measured = run(contestants, texts, with_a_bar, hostile_size=_MEGABYTE if hostile else 0)
    tell(measured, sheets(measured), json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
