"""Ask from the command line: search, suggest, read an article."""

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.markdown import Markdown

from retrieval.articles import Scope
from retrieval.library import Library
from service.api.knowledge import EVERYTHING
from service.api.presenting import article_out, hit_out, suggestion_out
from service.api.schemas import RequesterIn, SuggestionOut
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
from service.errors import InvalidRequestError, NotFoundError
from service.house import House
from service.model.ticket import Message, Requester, Ticket
from service.wiring import open_house, open_library, open_reranker


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


def suggest(
    *,
    text: Annotated[str, typer.Option(help="A customer's message.")] = "",
    ticket: Annotated[str, typer.Option(help="A ticket of the inbox, by id.")] = "",
    as_json: AsJson = False,
    as_json_lines: AsJsonLines = False,
) -> None:
    """Draft a reply to a message (from --text or standard input) or to a ticket."""
    house = open_house(settings())
    if as_json_lines:
        answer_lines(lambda asked: _drafted(house, asked).model_dump(mode="json"))
        return
    if ticket:
        suggestion = suggestion_out(asyncio.run(house.desk.suggest(ticket)))
    else:
        suggestion = _drafted(house, {"text": text or standard_input()})
    if as_json:
        print_json(suggestion.model_dump(mode="json"))
    else:
        _print(suggestion)


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


def _drafted(house: House, asked: dict[str, Any]) -> SuggestionOut:
    message = Message(uuid.uuid4().hex, "customer", asked["text"], datetime.now(UTC))
    ticket = Ticket(
        id=message.id,
        subject=str(asked.get("subject", "")),
        messages=(message,),
        requester=_requester(asked),
        brand=str(asked.get("brand", "")),
        language=str(asked.get("language", "")),
    )
    return suggestion_out(asyncio.run(house.desk.draft(ticket)), is_kept=False)


def _requester(asked: dict[str, Any]) -> Requester:
    known = asked.get("known") or {}
    if not isinstance(known, dict):
        raise InvalidRequestError("`known` is not an object.")
    parts = {part: known.get(part) for part in ("name", "email", "phone")}
    try:
        return Requester(**RequesterIn.model_validate(parts).model_dump())
    except ValidationError:
        raise InvalidRequestError("`known` has a name, email or phone that is no text.") from None


def _print(suggestion: SuggestionOut) -> None:
    if suggestion.kind == "refusal":
        console.print(f"[bold yellow]No draft[/]: {suggestion.reason}")
    for number, sentence in enumerate(suggestion.sentences, start=1):
        console.print(f"[dim]{number:>2} {sentence.verdict:<11}[/] {sentence.text}")
        for citation in sentence.citations:
            console.print(f"               [dim]{citation.title} ({citation.passage_id})[/]")
    console.print(
        f"[dim]confidence {suggestion.confidence:.2f}, {suggestion.writer}"
        f"{', ' + suggestion.fallback if suggestion.fallback else ''}, "
        f"{suggestion.timings_ms.get('total', 0):.0f} ms[/]"
    )
