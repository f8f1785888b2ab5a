"""`deskproof sync`: read articles into the library."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ingest.sources.corpus import CorpusSource
from ingest.sources.folder import FolderSource
from ingest.sources.source import Source, SourceVanishedError
from ingest.splitting import Splitter
from ingest.sync import SyncReport, sync
from retrieval.articles import PASSAGE_TOKENS
from retrieval.embedding import open_embedder
from retrieval.embedding.port import Embedder
from retrieval.library import Library
from service.cli.terminal import AsJson, console, print_json, progress_bar, settings
from service.errors import InvalidRequestError
from service.wiring import open_library

app = typer.Typer(no_args_is_help=True, help="Read articles into the library.")

AllowEmpty = Annotated[
    bool,
    typer.Option(help="Take an empty source to mean that its articles are to be removed."),
]


@app.command()
def folder(
    path: Annotated[Path, typer.Argument(help="A folder of Markdown, MDX, HTML and text files.")],
    *,
    allow_empty: AllowEmpty = False,
    as_json: AsJson = False,
) -> None:
    """Read a folder of articles; what was removed there is removed from the library."""
    _sync(FolderSource(path), allow_empty=allow_empty, as_json=as_json)


@app.command()
def corpus(
    path: Annotated[Path, typer.Argument(help="A file of JSON lines {id, title, text, …}.")],
    *,
    allow_empty: AllowEmpty = False,
    as_json: AsJson = False,
) -> None:
    """Read a file of JSON lines, one article each."""
    _sync(CorpusSource(path), allow_empty=allow_empty, as_json=as_json)


def _sync(source: Source, *, allow_empty: bool, as_json: bool) -> None:
    chosen = settings()
    embedder = open_embedder(chosen.embedder, cache=chosen.model_cache)
    library = open_library(chosen, embedder)
    try:
        with progress_bar("Reading articles") as on_progress:
            report = read_source(source, library, embedder, on_progress, allow_empty=allow_empty)
    except SourceVanishedError as error:
        raise InvalidRequestError(str(error)) from None
    finally:
        library.close()
    if as_json:
        refused = [{"name": one.name, "reason": one.reason} for one in report.refused]
        print_json({**asdict(report), "refused": refused})
    else:
        _print(report)


def read_source(
    source: Source,
    library: Library,
    embedder: Embedder,
    on_progress: Callable[[int, int], None],
    *,
    allow_empty: bool = False,
) -> SyncReport:
    """Sync a source into the library.

    Raises SourceVanishedError.
    """
    return sync(
        source,
        Splitter(embedder.count_tokens, min(PASSAGE_TOKENS, embedder.max_tokens)),
        library,
        allow_empty=allow_empty,
        embedder_name=embedder.name,
        on_progress=on_progress,
    )


def _print(report: SyncReport) -> None:
    console.print(
        f"[bold]{report.added}[/] added, [bold]{report.changed}[/] changed, "
        f"{report.unchanged} unchanged, {report.removed} removed; "
        f"{report.passages_embedded} passages embedded, {report.passages_reused} reused; "
        f"{report.seconds:.1f} s",
        highlight=False,
    )
    for refused in report.refused:
        console.print(f"[yellow]refused[/] {refused.name}: {refused.reason}", highlight=False)
