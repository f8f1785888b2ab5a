"""Measure drafts, and print them to be read."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from eval.cases import CasesUnreadableError
from eval.cli.options import MODELS, AsJson, AsMarkdown, Cache, check, refusal
from eval.halves import HALVES
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites.drafting import cases, reading, running
from retrieval.embedding import open_embedder


def run_drafting(
    data: Annotated[
        Path | None, typer.Option(help="A folder with the sets emanual and clapnq.")
    ] = None,
    half: Annotated[str, typer.Option(help=f"{'|'.join(HALVES)}; report odd once.")] = "even",
    limit: Annotated[int, typer.Option(min=0, help="So many cases of each set; 0: all.")] = 0,
    demo: Annotated[
        bool, typer.Option("--demo", help="Print the demo's tickets with their drafts instead.")
    ] = False,
    budget: Annotated[
        float, typer.Option(min=0, max=1, help="The budget of errors for --demo; 1: refuse little.")
    ] = 1.0,
    cache: Cache = MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure whether extractive drafts hold the answer, beside two plain ways of answering."""
    if demo:
        asyncio.run(_read_out(cache, budget))
        return
    check(data is not None, "Name a folder of sets with --data, or read drafts with --demo.")
    check(half in HALVES, f"There is no half {half}.")
    try:
        sets = cases.read_sets(data or Path(), half, limit)
    except CasesUnreadableError as error:
        raise refusal(str(error)) from error
    run = asyncio.run(running.run(sets, half, open_embedder("", cache=cache), with_a_bar))
    tell(run, running.sheets(run), json=as_json_, markdown=as_markdown_)


async def _read_out(cache: Path, budget: float) -> None:
    async for page in reading.read_out(open_embedder("", cache=cache), budget):
        typer.echo(page)
