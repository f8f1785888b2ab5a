"""Ask from the command line for a draft."""

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from service.api.presenting import suggestion_out
from service.api.schemas import RequesterIn, SuggestionOut
from service.cli.terminal import (
    AsJson,
    AsJsonLines,
    answer_lines,
    console,
    print_json,
    settings,
    standard_input,
)
from service.errors import InvalidRequestError
from service.house import House
from service.model.ticket import Message, Requester, Ticket
from service.wiring.house import open_house


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
