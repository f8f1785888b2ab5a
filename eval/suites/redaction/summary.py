"""Put all sets of a run into one table, beside the figures that they have to reach."""

from collections.abc import Iterator, Mapping

from eval.reports import Cell, Sheet
from eval.statistics import Interval
from eval.suites.redaction.running import RedactionRun, SetRun
from eval.suites.redaction.scoring import ALL

AT_LEAST: Mapping[str, Mapping[str, float]] = {
    "presidio_research": {"F2": 0.93},
    "multidogo_pii": {"recall": 0.88, "precision": 0.85},
    "stdnum_labelled": {"recall": 0.995, "precision": 0.98},
    "generated": {"recall": 0.995, "precision": 0.98},
}
"""What a set's figures must not be below, on its row of all kinds."""

AT_MOST = 1.0
"""What of 100 texts with nothing personal may have something hidden."""

_SHOWN = ("labels", "recall", "precision", "F2", "per 100")


def summary(run: RedactionRun) -> Sheet:
    """Give a row for every set: its figures of all kinds, what it has to reach, and if it does."""
    return Sheet(
        title=f"redaction: {run.detector}, {run.profile}, {run.split}",
        caption="with 95 % intervals",
        rows_are="set",
        rows=dict(row for one in run.sets for row in _rows(one)),
    )


def _rows(one: SetRun) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Give one row for a labelled set, and one for each sort of text of a set without labels."""
    if ALL in one.figures:
        yield one.name, _row(one.name, one.texts, one.figures[ALL])
        return
    for sort, figures in one.figures.items():
        yield f"{one.name}, {sort}", _row(one.name, figures.get("texts"), figures)


def _row(name: str, texts: Cell, figures: Mapping[str, Cell]) -> dict[str, Cell]:
    bars = AT_LEAST.get(name, {})
    at_most = {"per 100": AT_MOST} if "per 100" in figures else {}
    reached = [_mean(figures[measure]) >= bar for measure, bar in bars.items()]
    reached += [_mean(figures[measure]) <= bar for measure, bar in at_most.items()]
    return {
        "texts": texts,
        **{measure: figures.get(measure) for measure in _SHOWN},
        "reach": ", ".join(f"{measure} {bar:g}" for measure, bar in {**bars, **at_most}.items()),
        "reached": ("yes" if all(reached) else "no") if reached else "",
    }


def _mean(cell: Cell) -> float:
    return cell.mean if isinstance(cell, Interval) else float("nan")
