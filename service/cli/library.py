"""`deskproof library`: prove that it is whole, rebuild it, and teach it how sure it may be."""

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from retrieval.library import RebuildReport, TooFewAnswersError
from service.cli.answered import read_answered
from service.cli.terminal import AsJson, console, print_json, progress_bar, settings
from service.errors import InvalidRequestError
from service.wiring.library import open_embedder, open_library, open_splitter

app = typer.Typer(no_args_is_help=True, help="Look after the library.")


@app.command()
def audit(*, as_json: AsJson = False) -> None:
    """Hold the whole library against its indexes; exit status 1 if they differ."""
    with closing(open_library(settings())) as library:
        found = library.audit()
        waiting = library.waiting()
    if as_json:
        print_json({**asdict(found), "waiting": str(waiting) if waiting else None})
    else:
        console.print(
            f"{found.articles} articles, {found.passages} passages, revision {found.revision}: "
            f"{'no problems' if not found.problems else ''}"
        )
        for problem in found.problems:
            console.print(f"[red]{problem}[/]")
        if waiting:
            console.print(f"[yellow]{waiting}[/]", highlight=False)
    if found.problems:
        raise typer.Exit(1)


@app.command()
def rebuild(*, as_json: AsJson = False) -> None:
    """Cut and embed all articles anew, if the embedder or the splitter is another one by now.

    The library answers as before until that is done. Stopped at any point, it goes on from there
    the next time. A sync does the same for itself.
    """
    chosen = settings()
    embedder = open_embedder(chosen)
    splitter = open_splitter(embedder)
    with closing(open_library(chosen, embedder)) as library:
        library.forget_editions(splitter.name)
        with progress_bar("Rebuilding") as on_progress:
            report = library.rebuild(splitter, on_progress)
    if as_json:
        print_json(asdict(report))
    else:
        console.print(_said(report), highlight=False)


@app.command()
def calibrate(
    questions: Annotated[
        Path | None,
        typer.Argument(help='JSON lines: {"question": "...", "articles": ["id", ...]}'),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Learn from questions how probable it is that what a search finds answers; none: forget it.

    Say of each question which articles answer it, none included. Fifty or more are a good start:
    agents' replies and the articles that they cited, for example.
    """
    with closing(open_library(settings())) as library:
        if questions is None:
            library.forget_calibration()
            console.print("The usual calibration holds again.")
            return
        try:
            report = library.calibrate(read_answered(questions))
        except TooFewAnswersError as error:
            raise InvalidRequestError(str(error)) from error
    if as_json:
        print_json(asdict(report))
    else:
        console.print(
            f"Learned from [bold]{report.questions}[/] questions. Probabilities missed by "
            f"{report.error_before:.3f} on average before, and miss by {report.error:.3f} now.",
            highlight=False,
        )


def _said(report: RebuildReport) -> str:
    if not report.articles:
        return "There is nothing to rebuild."
    return (
        f"[bold]{report.articles}[/] articles rebuilt; "
        f"{report.passages_embedded} passages embedded, {report.passages_reused} reused. "
        "Restart the server, if one runs with the old settings."
    )
