"""Tell what a run measured: as tables for people and documents, as JSON for programs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from json import dumps
from typing import Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from eval.statistics import Interval

Cell = Interval | int | float | str | None
"""A figure; None where there was nothing to measure."""

NOTHING = "-"
"""What stands for such a figure."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of figures: rows by name, each with the same measures in the same order."""

    title: str
    caption: str
    rows_are: str
    rows: Mapping[str, Mapping[str, Cell]]
    digits: int = 3


def tell(run: Any, sheets: Sequence[Sheet], *, json: bool = False, markdown: bool = False) -> None:
    """Print a run as JSON, or its sheets as Markdown or, unless asked otherwise, as tables."""
    if json:
        typer.echo(as_json(run))
        return
    for sheet in sheets:
        if markdown:
            typer.echo(as_markdown(sheet))
        else:
            Console().print(as_table(sheet))


def as_json(run: Any) -> str:
    """Spell a run as one JSON object; an interval is {mean, low, high}."""
    return dumps(asdict(run), ensure_ascii=False, indent=2)


def as_table(sheet: Sheet) -> Table:
    """Lay a sheet out for a terminal, each interval's bounds below its mean."""
    table = Table(title=sheet.title, caption=sheet.caption, box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(sheet.rows_are)
    for measure in _measures(sheet):
        table.add_column(measure, justify="right")
    for name, cells in sheet.rows.items():
        table.add_row(name, *(_cell(cell, sheet.digits, "\n") for cell in cells.values()))
    return table


def as_markdown(sheet: Sheet) -> str:
    """Lay a sheet out as a Markdown table, each interval's bounds behind its mean."""
    return "\n".join((f"**{sheet.title}** ({sheet.caption})", "", *_markdown_rows(sheet), ""))


def _markdown_rows(sheet: Sheet) -> Iterator[str]:
    measures = _measures(sheet)
    yield _line([sheet.rows_are, *measures])
    yield _line(["---", *["---:"] * len(measures)])
    for name, cells in sheet.rows.items():
        yield _line([name, *(_cell(cell, sheet.digits, " ") for cell in cells.values())])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _measures(sheet: Sheet) -> list[str]:
    return list(next(iter(sheet.rows.values()), {}))


def _cell(cell: Cell, digits: int, between: str) -> str:
    """Spell a figure and its bounds, short enough for six columns on a narrow screen."""
    if isinstance(cell, Interval):
        bounds = " ".join(_short(f"{bound:.{digits}f}") for bound in (cell.low, cell.high))
        return f"{cell.mean:.{digits}f}{between}{bounds}"
    if isinstance(cell, float):
        return f"{cell:.{digits}f}"
    return NOTHING if cell is None else f"{cell:,}" if isinstance(cell, int) else cell


def _short(figure: str) -> str:
    """Leave the zero in front of the point out, which narrow columns have no room for."""
    return re.sub(r"(?<!\d)0\.", ".", figure)
