"""Measure what injected orders get out, and what guarding against them costs."""

from pathlib import Path
from typing import Annotated

import typer

from eval.cases import CasesUnreadableError
from eval.cli.options import MODELS, AsJson, AsMarkdown, Cache, check, refusal
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites.injection.blocking import blocked
from eval.suites.injection.running import outcomes
from eval.suites.injection.summary import InjectionRun, sheets
from retrieval.embedding import open_embedder


def run_injection(
    data: Annotated[
        Path | None,
        typer.Option(help="A folder with bipia, giskard_injections, xstest …; else ours alone."),
    ] = None,
    attacks: Annotated[int, typer.Option(min=0, help="Run so many of our own attacks.")] = 288,
    mails: Annotated[
        int, typer.Option(min=0, help="Put each of BIPIA's attacks into so many mails.")
    ] = 2,
    show: Annotated[int, typer.Option(help="Show so many drafts that let something out.")] = 0,
    cache: Cache = MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Attack the whole desk, by tickets and articles, with a model that obeys every order.

    The exit status is 1 if anything left that must not.
    """
    check(data is None or data.is_dir(), f"There is no folder {data}.")
    embedder = open_embedder("", cache=cache)
    try:
        found = outcomes(data, embedder, attacks, mails, with_a_bar)
    except CasesUnreadableError as error:
        raise refusal(str(error)) from error
    run = InjectionRun("injection", tuple(found), tuple(blocked(data, show, with_a_bar)))
    tell(run, sheets(run), json=as_json_, markdown=as_markdown_)
    if show and not as_json_:
        _tell_examples(run, show)
    if run.left:
        raise typer.Exit(1)


def _tell_examples(run: InjectionRun, show: int) -> None:
    leaked = [outcome for outcome in run.outcomes if outcome.left]
    for outcome in leaked[:show]:
        typer.echo(f"{outcome.writer}, {', '.join(outcome.left)}: {outcome.example}")
    for one in run.blocked:
        for example in one.examples:
            typer.echo(f"{one.set}, {one.what}: {example}")
