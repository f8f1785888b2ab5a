"""Measure proving."""

from pathlib import Path
from typing import Annotated

import typer

from eval.cases import CasesUnreadableError
from eval.cli.options import AsJson, AsMarkdown, Data, check, refusal
from eval.halves import HALVES
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites.proving.labelled import labelled
from eval.suites.proving.running import ProvingRun, agreements, plantings, sheets
from eval.suites.proving.sentences import articles_of, stated_in
from service.demo.seeding import HELP_CENTER


def run_proving(
    data: Data,
    articles: Annotated[
        Path | None,
        typer.Option(help="Help articles to plant errors in; else those of arduino beside DATA."),
    ] = None,
    half: Annotated[
        str, typer.Option(help=f"{'|'.join(HALVES)} half of the articles; report odd.")
    ] = "odd",
    limit: Annotated[int, typer.Option(help="Read so many lines of each labelled part.")] = 0,
    show: Annotated[int, typer.Option(help="Show so many sentences that are judged wrongly.")] = 0,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure whether verdicts agree with people's, and whether planted errors are found."""
    check(half in HALVES, f"There is no half {half}.")
    folder = articles or data.parent / "help_centers" / "arduino"
    check(folder.is_dir(), f"There is no folder {folder}.")
    try:
        parts = labelled(data, limit=limit)
    except CasesUnreadableError as error:
        raise refusal(str(error)) from error
    check(bool(parts), f"Neither begin nor qags is in {data}.")
    # Weights are fitted on the even half; what is reported comes from the other one.
    agreed, wrong = agreements(parts, stated_in(articles_of(folder, "even")), with_a_bar)
    planted = {}
    for name, sentences in (
        (f"{folder.name} ({half} half)", stated_in(articles_of(folder, half))),
        ("demo", stated_in(articles_of(HELP_CENTER))),
    ):
        planted[name], more = plantings(sentences, with_a_bar)
        wrong += [f"{name}, {one}" for one in more]
    run = ProvingRun(
        "proving", agreed, planted, tuple(wrong[:: max(1, len(wrong) // max(show, 1))][:show])
    )
    tell(run, list(sheets(run)), json=as_json_, markdown=as_markdown_)
    for example in () if as_json_ else run.examples:
        typer.echo(example)
