"""Measure refusing, and fit it on a company's own cases."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from eval.cases import CasesUnreadableError, read_cases
from eval.cli.options import MODELS, AsJson, AsMarkdown, Cache, check, refusal
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites.refusal import drawing
from eval.suites.refusal.asking import all_answers, answers
from eval.suites.refusal.cases import Collection, LabelledSet
from eval.suites.refusal.curve import Bin, risks
from eval.suites.refusal.fitting import TooFewCasesError
from eval.suites.refusal.messages import flagged
from eval.suites.refusal.own import OwnRun, fitted_on_own, own_cases
from eval.suites.refusal.public import answered_in, public_cases
from eval.suites.refusal.running import measured, sheets, told
from retrieval.embedding import open_embedder
from service.cli.terminal import settings
from service.drafting.refusing import keep, usual_calibration
from service.wiring.library import open_embedder as open_own_embedder
from service.wiring.library import open_library

Budget = Annotated[float, typer.Option(min=0.001, max=0.999, help="Share that may be wrong.")]
Limit = Annotated[int, typer.Option(min=0, help="Ask so many cases of each set; 0: all.")]
Plot = Annotated[Path | None, typer.Option(help="Draw the curves into this SVG file.")]


def run_refusal(
    data: Annotated[
        Path | None, typer.Option(help="A folder of public sets, beside one of help centres.")
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(
            help='JSON lines of your own: {"question": "...", "articles": ["id", ...]}, asked of '
            "your library; or a folder with corpus.jsonl, queries.jsonl and qrels.tsv."
        ),
    ] = None,
    budget: Budget = 0.05,
    limit: Limit = 0,
    plot: Plot = None,
    keep_: Annotated[
        bool, typer.Option("--keep", help="Let the desk use what was learned of your cases.")
    ] = False,
    cache: Cache = MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure how well the desk knows what it does not know, or teach it with your own cases.

    With --cases the confidence is fitted on one half of them and measured on the other; --keep
    fits on all and stores that in the home folder, for servers started afterwards.
    """
    check((data is None) != (cases is None), "Give either --data or --cases.")
    try:
        if data is None:
            own = _own(cases or Path(), budget, limit, cache)
            _tell_own(own, plot, json=as_json_, markdown=as_markdown_)
            if keep_:
                path = keep(own.calibration, settings().home)
                typer.echo(f"Kept in {path}. Restart the server.", err=True)
            return
        embedder = open_embedder("", cache=cache)
        answered = all_answers(public_cases(data), embedder, with_a_bar, limit=limit)
        run = measured(answered, usual_calibration(), budget, flagged(data))
    except (CasesUnreadableError, TooFewCasesError) as error:
        raise refusal(str(error)) from error
    reported = [one for one in answered if not one.is_fitted_on]
    curve = risks(reported, usual_calibration()).tolist()
    _draw(plot, curve, run.bins)
    tell(run, sheets(run), json=as_json_, markdown=as_markdown_)


def _own(cases: Path, budget: float, limit: int, cache: Path) -> OwnRun:
    """Ask a folder's own articles, or the company's library, and fit."""
    if cases.is_dir():
        own = LabelledSet(cases.name, cases.name, tuple(answered_in(cases)))
        collection = Collection((own,), {cases.name: read_cases(cases).articles})
        embedder = open_embedder("", cache=cache)
        answered = all_answers(collection, embedder, with_a_bar, limit=limit)
    else:
        own = own_cases(cases)
        own = replace(own, cases=own.cases[: limit or None])
        embedder = open_own_embedder(settings())
        with closing(open_library(settings(), embedder)) as library:
            answered = answers(own, library, embedder, with_a_bar)
    return fitted_on_own(answered, usual_calibration(), budget)


def _tell_own(run: OwnRun, plot: Path | None, *, json: bool, markdown: bool) -> None:
    _draw(plot, run.risks, run.bins)
    shown = [drawing.curve_sheet(run.risks), drawing.bins_sheet(run.bins)]
    tell(run, shown, json=json, markdown=markdown)
    typer.echo(told(run.held_out, run.budget, run.cases), err=json)


def _draw(plot: Path | None, curve: Sequence[float], bins: Sequence[Bin]) -> None:
    if plot is not None:
        plot.write_text(drawing.as_svg(curve, bins))
