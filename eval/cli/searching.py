"""Measure search."""

from dataclasses import replace
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
    Part,
    cases_in,
    check,
    refusal,
)
from eval.generating.typos import mistyped
from eval.halves import HALVES
from eval.progress import with_a_bar
from eval.reports import tell
from eval.suites import questions, search
from retrieval.embedding import open_embedder


def run_search(
    cases: Cases,
    split: Part = "",
    model: Annotated[
        str, typer.Option(help="A sentence-transformers name or folder; else the packaged model.")
    ] = "",
    typos: Annotated[int, typer.Option(min=0, help="Mistype so many words of each question.")] = 0,
    cache: Cache = MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure how well the library finds the articles that answer, each leg and both together."""
    case_set = cases_in(cases, split)
    if typos:
        case_set = replace(case_set, cases=tuple(mistyped(case_set.cases, words=typos)))
    run = search.run(case_set, open_embedder(model, cache=cache), with_a_bar)
    tell(run, [search.sheet(run)], json=as_json_, markdown=as_markdown_)


def run_questions(
    cases: Cases,
    story: Annotated[
        list[Path] | None, typer.Option(help="JSON lines of messages to write mails around.")
    ] = None,
    half: Annotated[str, typer.Option(help=f"{'|'.join(HALVES)}; report odd once.")] = ("even"),
    limit: Annotated[int, typer.Option(help="Ask so many cases; 0: all.")] = 0,
    cache: Cache = MODELS,
    as_json_: AsJson = False,
    as_markdown_: AsMarkdown = False,
) -> None:
    """Measure whether a question is answered from within a long mail, or from a conversation.

    With --story the questions are wrapped into mails; without, the cases must have a history.
    """
    check(half in HALVES, f"There is no half {half}.")
    case_set = cases_in(cases, "")
    asked = questions.half(case_set.cases, half)[: limit or None]
    check(bool(asked), "There is nothing to ask.")
    try:
        ways = list(questions.wrapped(asked, story) if story else questions.followed(asked, cases))
    except CasesUnreadableError as error:
        raise refusal(str(error)) from error
    run = questions.run(case_set, ways, open_embedder("", cache=cache), with_a_bar)
    tell(run, [questions.sheet(run)], json=as_json_, markdown=as_markdown_)
