"""The ``deskproof eval`` commands."""

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path
from rich.console import Console

from eval.cases import CasesUnreadableError, read_cases
from eval.progress import with_a_bar
from eval.reports import as_json, as_table
from eval.suites import search
from retrieval.embedding import open_embedder

_MODELS = user_cache_path("deskproof") / "models"

app = typer.Typer(no_args_is_help=True, help="Measure the product by running it.")
_run = typer.Typer(no_args_is_help=True, help="Run a suite of cases.")
app.add_typer(_run, name="run")


@app.callback()
def _eval() -> None:
    """Measure the product by running it."""


@_run.callback()
def _run_suite() -> None:
    """Run a suite of cases."""


@_run.command("search")
def run_search(
    cases: Annotated[
        Path, typer.Option(help="A folder with corpus.jsonl, queries.jsonl and qrels.tsv.")
    ],
    split: Annotated[
        str, typer.Option(help="Read queries.SPLIT.jsonl and qrels.SPLIT.tsv instead.")
    ] = "",
    model: Annotated[
        str, typer.Option(help="A sentence-transformers name or folder; else the packaged model.")
    ] = "",
    cache: Annotated[
        Path, typer.Option(help="Where the prepared packaged model is kept.")
    ] = _MODELS,
    as_json_: Annotated[
        bool, typer.Option("--json", help="Print JSON instead of a table.")
    ] = False,
) -> None:
    """Measure how well the library finds the articles that answer, each leg and both together."""
    try:
        case_set = read_cases(cases, split=split)
    except CasesUnreadableError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    run = search.run(case_set, open_embedder(model, cache=cache), with_a_bar)
    if as_json_:
        typer.echo(as_json(run))
    else:
        Console().print(as_table(run))


if __name__ == "__main__":
    app()
