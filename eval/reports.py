"""Tell what a run measured: as a table for people, as JSON for programs."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from rich.box import SIMPLE_HEAD
from rich.table import Table

from eval.statistics import Interval
from eval.suites.search import SearchRun


def as_json(run: SearchRun) -> str:
    """Spell a run as one JSON object, its figures as {leg: {measure: {mean, low, high}}}."""
    return json.dumps(asdict(run), ensure_ascii=False, indent=2)


def as_table(run: SearchRun) -> Table:
    """Lay a run out as a table: a row for every leg, means with their 95 % intervals."""
    table = Table(
        title=f"{run.suite}: {run.cases} cases, {run.articles} articles, {run.embedder}",
        caption="means with 95 % bootstrap intervals over the cases",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    table.add_column("leg")
    for measure in _measures(run.figures):
        table.add_column(measure, justify="right")
    for leg, figures in run.figures.items():
        table.add_row(leg, *(_cell(interval) for interval in figures.values()))
    return table


def _measures(figures: Mapping[str, Mapping[str, Interval]]) -> list[str]:
    """List the measures, which are the same for every leg."""
    return list(next(iter(figures.values()), {}))


def _cell(interval: Interval) -> str:
    """Spell a figure over its bounds, short enough for six columns on a narrow screen."""
    bounds = f"{interval.low:.3f} {interval.high:.3f}".replace("0.", ".")
    return f"{interval.mean:.3f}\n{bounds}"
