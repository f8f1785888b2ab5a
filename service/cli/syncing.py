"""`deskproof sync`: read articles into the library."""

from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ingest.fetching.addresses import INTRANET
from ingest.fetching.pace import DELAY_S
from ingest.sources.corpus import CorpusSource
from ingest.sources.folder import FolderSource
from ingest.sources.source import Source, SourceVanishedError
from ingest.sync import SyncReport, sync
from ingest.unreadable import UnreadableError
from retrieval.embedding.port import Embedder
from retrieval.library import Library
from service.cli.terminal import AsJson, console, print_json, progress_bar, settings
from service.errors import InvalidRequestError
from service.wiring.library import open_embedder, open_library, open_splitter


class _ByAddress(TyperGroup):
    """Takes `sync https://…` to mean `sync site https://…`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is meant."""
        if args[0].lower().startswith(("http://", "https://")):
            args = ["site", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    no_args_is_help=True,
    cls=_ByAddress,
    help="Read articles into the library, from a folder, a file, or with an address from the web.",
)

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


@app.command()
def site(
    address: Annotated[
        str,
        typer.Argument(help="A sitemap, or a site (or a part of it) whose robots.txt names one."),
    ],
    *,
    delay: Annotated[
        float, typer.Option(min=0, help="Least seconds between two requests.")
    ] = DELAY_S,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private",
            help="Let the site stand at a private address, for a help centre within an intranet. "
            "Without this every address must be public.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read a help centre on the web by its sitemap; `sync https://…` does the same.

    It obeys robots.txt, asks one page at a time, and asks a second time only for what changed.
    """
    # HTTP and its cache take a tenth of a second to import, which no other command needs to pay.
    from ingest.fetching.fetcher import Fetcher, Limits  # noqa: PLC0415
    from ingest.fetching.site import Site  # noqa: PLC0415
    from ingest.sources.sitemap import SitemapSource  # noqa: PLC0415

    chosen = settings()
    chosen.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        fetcher = Fetcher(
            Site.of(address),
            _agent(chosen.company),
            cache=chosen.home / "pages.db",
            also=INTRANET if allow_private else (),
            limits=Limits(delay_s=delay),
        )
        with fetcher:
            _sync(SitemapSource(address, fetcher), allow_empty=False, as_json=as_json)
    except UnreadableError as error:
        raise InvalidRequestError(f"{address}: {error}") from None


def _agent(company: str) -> str:
    """Say who reads, so that whoever keeps the site knows whom to ask."""
    from ingest.fetching.robots import AGENT  # noqa: PLC0415 -- as above

    name = company.encode("ascii", "ignore").decode().strip(" ()")
    return f"{AGENT}/{version('deskproof')} (reads help articles{f' for {name}' if name else ''})"


def _sync(source: Source, *, allow_empty: bool, as_json: bool) -> None:
    chosen = settings()
    embedder = open_embedder(chosen)
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
        open_splitter(embedder),
        library,
        allow_empty=allow_empty,
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
    if report.rebuilt:
        console.print(f"{report.rebuilt} articles rebuilt for another embedder or splitter")
    for refused in report.refused:
        console.print(f"[yellow]refused[/] {refused.name}: {refused.reason}", highlight=False)
