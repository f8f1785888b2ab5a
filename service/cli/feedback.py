"""What agents reported about redaction, from the command line."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from service.cli.terminal import console, progress_bar, settings
from service.feedback.cases import cases
from service.model.feedback import ReportedText
from service.model.kept import Cursor
from service.storage.port import ReportStorage
from service.wiring.storage import open_storage

feedback = typer.Typer(no_args_is_help=True, help="What agents reported about redaction.")

PAGE = 500


@feedback.callback()
def _feedback() -> None:
    """What agents reported about redaction."""


@feedback.command("export")
def export(
    out: Annotated[Path, typer.Option(help="The file to write, one JSON object a line.")],
    seed: Annotated[int, typer.Option(help="Another seed makes up other values.")] = 0,
) -> None:
    """Write the reports as cases for evaluation: {id, text, spans, reports}, values made up.

    Every placeholder is filled with a value of its kind; a reported one in the shape of what it
    hides. Spans are what must be hidden; what was reported as no personal data has none.
    """
    written = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with progress_bar("Exporting") as show, out.open("w", encoding="utf-8") as file:
        for case in cases(_all(open_storage(settings()).reports), seed=seed):
            file.write(json.dumps(asdict(case), ensure_ascii=False) + "\n")
            written += 1
            show(written, written)
    console.print(f"{written} {'case' if written == 1 else 'cases'} in {out}")


def _all(reports: ReportStorage) -> Iterator[ReportedText]:
    after: Cursor | None = None
    while page := reports.page(after=after, limit=PAGE):
        yield from page
        after = Cursor(page[-1].report.at, page[-1].report.id)
