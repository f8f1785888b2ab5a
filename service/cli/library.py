"""`deskproof library`: prove that the library is whole, and rebuild it for another embedder."""

from contextlib import closing
from dataclasses import asdict

import typer

from retrieval.embedding import open_embedder
from retrieval.library import RebuildReport
from service.cli.terminal import AsJson, console, print_json, progress_bar, settings
from service.wiring import open_library, open_splitter

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
    embedder = open_embedder(chosen.embedder, cache=chosen.model_cache)
    splitter = open_splitter(embedder)
    with closing(open_library(chosen, embedder)) as library:
        library.forget_editions(splitter.name)
        with progress_bar("Rebuilding") as on_progress:
            report = library.rebuild(splitter, on_progress)
    if as_json:
        print_json(asdict(report))
    else:
        console.print(_said(report), highlight=False)


def _said(report: RebuildReport) -> str:
    if not report.articles:
        return "There is nothing to rebuild."
    return (
        f"[bold]{report.articles}[/] articles rebuilt; "
        f"{report.passages_embedded} passages embedded, {report.passages_reused} reused. "
        "Restart the server, if one runs with the old settings."
    )
