"""Search from the command line, and read an article."""

from typing import Annotated, Any

import typer
from rich.markdown import Markdown

from retrieval.articles import EVERYTHING, Scope
from retrieval.library import Library
from service.api.knowledge_presenting import article_out, hit_out
from service.cli.terminal import (
    AsJson,
    AsJsonLines,
    answer_lines,
    console,
    errors,
    print_json,
    settings,
    standard_input,
)
from service.errors import NotFoundError
from service.wiring.library import open_library, open_reranker


def search(
    query: Annotated[str, typer.Argument(help="What to search for.")] = "",
    *,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Articles to show.")] = 10,
    public: Annotated[bool, typer.Option("--public", help="Public articles only.")] = False,
    brand: Annotated[str | None, typer.Option(help="Articles of this brand only.")] = None,
    language: Annotated[str | None, typer.Option(help="Articles in this language only.")] = None,
    as_json: AsJson = False,
    as_json_lines: AsJsonLines = False,
) -> None:
    """Find the passages that answer a question."""
    chosen = settings()
    library = open_library(chosen, reranker=open_reranker(chosen))
    if waiting := library.waiting():
        errors.print(f"[yellow]{waiting}[/]", highlight=False)
    audiences = Scope().audiences if public else EVERYTHING.audiences
    scope = Scope(audiences, brand, language)
    if as_json_lines:
        answer_lines(lambda asked: _found(library, asked["text"], limit, scope))
        return
    found = _found(library, query or standard_input(), limit, scope)
    if as_json:
        print_json(found)
        return
    for hit in found["hits"]:
        console.print(f"[bold]{hit['score']:.2f}  {hit['title']}[/]  [dim]{hit['passage_id']}[/]")
        console.print(hit["text"][:300].strip() + "\n", markup=False, highlight=False)


def article(
    article_id: Annotated[str, typer.Argument(help="The article's id.")], *, as_json: AsJson = False
) -> None:
    """Print an article with its text, which every citation's offsets point into."""
    found = open_library(settings()).article(article_id, EVERYTHING)
    if found is None:
        raise NotFoundError("There is no such article.")
    if as_json:
        print_json(article_out(found).model_dump(mode="json"))
    else:
        console.print(Markdown(f"# {found.title}\n\n{found.text}"))


def _found(library: Library, query: str, limit: int, scope: Scope) -> dict[str, Any]:
    hits = library.search(query, limit=limit, scope=scope)
    return {"hits": [hit_out(hit).model_dump(mode="json") for hit in hits]}
