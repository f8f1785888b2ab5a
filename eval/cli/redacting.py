"""Measure what is hidden, what that costs, and what leaks."""

from pathlib import Path
from typing import Annotated

import typer

from eval.cases import CasesUnreadableError
from eval.cli.options import (
    MODELS,
    AsJson,
    AsMarkdown,
    Cache,
    Cases,
    Data,
    Part,
    Profile,
    cases_in,
    check,
    refusal,
)
from eval.contestants import CONTESTANTS
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites.leaks import running as leaks
from eval.suites.leaks.serving import ServerFailedError
from eval.suites.redaction import cost
from eval.suites.redaction import running as redaction
from eval.suites.redaction.summary import summary
from redaction.profiles import PROFILES
from retrieval.embedding import open_embedder
from service.wiring.redaction import open_redactor


def run_redaction(
    data: Data,
    profile: Profile = "support",
    detector: Annotated[str, typer.Option(help="|".join(CONTESTANTS))] = "default",
    split: Annotated[
        str, typer.Option(help=f"{'|'.join(redaction.SPLITS)}; report test once.")
    ] = "dev",
    only: Annotated[list[str] | None, typer.Option(help="Measure on this set alone.")] = None,
    limit: Annotated[int, typer.Option(help="Read so many threads of each set; 0: all.")] = 0,
    show: Annotated[int, typer.Option(help="Show so many mistakes of each set.")] = 0,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure what the redactor hides, misses, and hides without need."""
    plan = redaction.Plan(data, profile, split, tuple(only or ()), limit, show)
    check(detector in CONTESTANTS, f"There is no detector {detector}.")
    check(profile in PROFILES, f"There is no profile {profile}.")
    check(split in redaction.SPLITS, f"There is no split {split}.")
    for name in plan.only:
        check(name in redaction.SETS, f"There is no set {name}.")
    try:
        run = redaction.run(plan, detector, CONTESTANTS[detector](profile), with_a_bar)
    except CasesUnreadableError as error:
        raise refusal(str(error)) from error
    tell(run, [*redaction.sheets(run), summary(run)], json=as_json_, markdown=as_markdown_)
    if not as_json_:
        _tell_examples(run)


def run_redaction_cost(
    cases: Cases,
    split: Part = "",
    profile: Profile = "support",
    cache: Cache = MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure what redaction costs the answer: search with and without it."""
    check(profile in PROFILES, f"There is no profile {profile}.")
    embedder = open_embedder("", cache=cache)
    run = cost.run(cases_in(cases, split), embedder, open_redactor(profile), profile, with_a_bar)
    tell(run, [cost.sheet(run)], json=as_json_, markdown=as_markdown_)


def run_leaks(
    tickets: Annotated[int, typer.Option(min=1, help="How many tickets to send.")] = 1000,
    processes: Annotated[int, typer.Option(min=1, help="How many servers to run.")] = 2,
    folder: Annotated[
        Path | None, typer.Option(help="Where the servers' homes are made; else a temporary one.")
    ] = None,
    show: Annotated[int, typer.Option(help="Show so many canaries that leaked.")] = 0,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Send tickets full of personal data through whole servers, and search what these left.

    The exit status is 1 if anything leaked.
    """
    try:
        run = leaks.run(tickets, processes, with_a_bar, show=show, folder=folder)
    except ServerFailedError as error:
        raise refusal(str(error)) from error
    tell(run, [leaks.sheet(run)], json=as_json_, markdown=as_markdown_)
    for example in () if as_json_ else run.examples:
        typer.echo(example)
    if run.leaked_bytes:
        raise typer.Exit(1)


def _tell_examples(run: redaction.RedactionRun) -> None:
    """Print the mistakes that were asked for, and which sets are not there."""
    for one in run.sets:
        for example in one.examples:
            typer.echo(f"{one.name}: {example}")
    for name in run.skipped:
        typer.echo(f"{name} is not here: skipped.", err=True)
