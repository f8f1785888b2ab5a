"""What several suites are asked with, and how they refuse to measure."""

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from eval.cases import CaseSet, CasesUnreadableError, read_cases
from redaction.profiles import PROFILES

MODELS = user_cache_path("deskproof") / "models"

Cases = Annotated[
    Path, typer.Option(help="A folder with corpus.jsonl, queries.jsonl and qrels.tsv.")
]
Data = Annotated[Path, typer.Option(help="A folder of sets, each in a folder of its name.")]
Part = Annotated[str, typer.Option(help="Read queries.SPLIT.jsonl and qrels.SPLIT.tsv instead.")]
Cache = Annotated[Path, typer.Option(help="Where the prepared packaged model is kept.")]
Profile = Annotated[str, typer.Option(help="|".join(PROFILES))]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Print Markdown instead of tables.")]


def cases_in(folder: Path, split: str) -> CaseSet:
    """Read cases, or end the command with a sentence."""
    try:
        return read_cases(folder, split=split)
    except CasesUnreadableError as error:
        raise refusal(str(error)) from error


def check(is_fine: bool, otherwise: str) -> None:
    """End the command with a sentence unless it can be measured."""
    if not is_fine:
        raise refusal(otherwise)


def refusal(sentence: str) -> typer.Exit:
    """Say on the error stream why nothing is measured."""
    typer.echo(sentence, err=True)
    return typer.Exit(2)
