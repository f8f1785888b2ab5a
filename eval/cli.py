"""The ``deskproof eval`` commands."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from eval.cases import CaseSet, CasesUnreadableError, read_cases
from eval.contestants import CONTESTANTS
from eval.generating.typos import mistyped
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites import questions, search
from eval.suites.leaks import running as leaks
from eval.suites.leaks.serving import ServerFailedError
from eval.suites.redaction import cost
from eval.suites.redaction import running as redaction
from eval.suites.redaction.summary import summary
from redaction.profiles import PROFILES
from retrieval.embedding import open_embedder
from service.wiring.redaction import open_redactor

_MODELS = user_cache_path("deskproof") / "models"

Cases = Annotated[
    Path, typer.Option(help="A folder with corpus.jsonl, queries.jsonl and qrels.tsv.")
]
Part = Annotated[str, typer.Option(help="Read queries.SPLIT.jsonl and qrels.SPLIT.tsv instead.")]
Cache = Annotated[Path, typer.Option(help="Where the prepared packaged model is kept.")]
Profile = Annotated[str, typer.Option(help="|".join(PROFILES))]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Print Markdown instead of tables.")]

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
    cases: Cases,
    split: Part = "",
    model: Annotated[
        str, typer.Option(help="A sentence-transformers name or folder; else the packaged model.")
    ] = "",
    typos: Annotated[int, typer.Option(min=0, help="Mistype so many words of each question.")] = 0,
    cache: Cache = _MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure how well the library finds the articles that answer, each leg and both together."""
    case_set = _cases(cases, split)
    if typos:
        case_set = replace(case_set, cases=tuple(mistyped(case_set.cases, words=typos)))
    run = search.run(case_set, open_embedder(model, cache=cache), with_a_bar)
    tell(run, [search.sheet(run)], json=as_json_, markdown=as_markdown_)


@_run.command("questions")
def run_questions(
    cases: Cases,
    story: Annotated[
        list[Path] | None, typer.Option(help="JSON lines of messages to write mails around.")
    ] = None,
    half: Annotated[str, typer.Option(help=f"{'|'.join(questions.HALVES)}; report odd once.")] = (
        "even"
    ),
    limit: Annotated[int, typer.Option(help="Ask so many cases; 0: all.")] = 0,
    cache: Cache = _MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure whether a question is answered from within a long mail, or from a conversation.

    With --story the questions are wrapped into mails; without, the cases must have a history.
    """
    _check(half in questions.HALVES, f"There is no half {half}.")
    case_set = _cases(cases, "")
    asked = questions.half(case_set.cases, half)[: limit or None]
    _check(bool(asked), "There is nothing to ask.")
    try:
        ways = list(questions.wrapped(asked, story) if story else questions.followed(asked, cases))
    except CasesUnreadableError as error:
        raise _refusal(str(error)) from error
    run = questions.run(case_set, ways, open_embedder("", cache=cache), with_a_bar)
    tell(run, [questions.sheet(run)], json=as_json_, markdown=as_markdown_)


@_run.command("redaction")
def run_redaction(
    data: Annotated[Path, typer.Option(help="A folder of sets, each in a folder of its name.")],
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
    _check(detector in CONTESTANTS, f"There is no detector {detector}.")
    _check(profile in PROFILES, f"There is no profile {profile}.")
    _check(split in redaction.SPLITS, f"There is no split {split}.")
    for name in plan.only:
        _check(name in redaction.SETS, f"There is no set {name}.")
    try:
        run = redaction.run(plan, detector, CONTESTANTS[detector](profile), with_a_bar)
    except CasesUnreadableError as error:
        raise _refusal(str(error)) from error
    tell(run, [*redaction.sheets(run), summary(run)], json=as_json_, markdown=as_markdown_)
    if not as_json_:
        _tell_examples(run)


@_run.command("redaction-cost")
def run_redaction_cost(
    cases: Cases,
    split: Part = "",
    profile: Profile = "support",
    cache: Cache = _MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure what redaction costs the answer: search with and without it."""
    _check(profile in PROFILES, f"There is no profile {profile}.")
    embedder = open_embedder("", cache=cache)
    run = cost.run(_cases(cases, split), embedder, open_redactor(profile), profile, with_a_bar)
    tell(run, [cost.sheet(run)], json=as_json_, markdown=as_markdown_)


@_run.command("leaks")
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
        raise _refusal(str(error)) from error
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


def _cases(folder: Path, split: str) -> CaseSet:
    try:
        return read_cases(folder, split=split)
    except CasesUnreadableError as error:
        raise _refusal(str(error)) from error


def _check(is_fine: bool, otherwise: str) -> None:
    if not is_fine:
        raise _refusal(otherwise)


def _refusal(sentence: str) -> typer.Exit:
    """Say on the error stream why nothing is measured."""
    typer.echo(sentence, err=True)
    return typer.Exit(2)


if __name__ == "__main__":
    app()
