"""Ask from the command line for a draft."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from service.api.schemas import RequesterIn
from service.api.settling import Settling
from service.api.suggestion_presenting import suggestion_out
from service.cli.draft_printing import Coming, print_suggestion
from service.cli.terminal import (
    AsJson,
    AsJsonLines,
    answer_lines,
    print_json,
    settings,
    standard_input,
)
from service.errors import InvalidRequestError
from service.model.ticket import Message, Requester, Ticket
from service.offers import Heard, Offer
from service.wiring.house import open_house


def suggest(
    *,
    text: Annotated[str, typer.Option(help="A customer's message.")] = "",
    ticket: Annotated[str, typer.Option(help="A ticket of the inbox, by id.")] = "",
    stream: Annotated[
        bool, typer.Option("--stream", help="Print each sentence as soon as it is proven.")
    ] = False,
    as_json: AsJson = False,
    as_json_lines: AsJsonLines = False,
) -> None:
    """Draft a reply to a message (from --text or standard input) or to a ticket."""
    if stream and (as_json or as_json_lines):
        raise InvalidRequestError("--stream prints text; it does not go with --json or --jsonl.")
    house = open_house(settings())
    if as_json_lines:
        answer_lines(
            lambda asked: _shown(asyncio.run(house.desk.draft(_ticket(asked))), is_kept=False)
        )
        return
    if ticket:
        ask = partial(house.desk.suggest, ticket)
    else:
        ask = partial(house.desk.draft, _ticket({"text": text or standard_input()}))
    if as_json:
        print_json(_shown(asyncio.run(ask()), is_kept=bool(ticket)))
    elif stream:
        asyncio.run(_streamed(ask))
    else:
        print_suggestion(asyncio.run(ask()))


async def _streamed(ask: Callable[[Heard], Coroutine[Any, Any, Offer]]) -> None:
    coming = Coming()
    offer = await ask(Settling(coming.show).hear)
    print_suggestion(offer, coming.printed)


def _shown(offer: Offer, *, is_kept: bool) -> dict[str, Any]:
    return suggestion_out(offer, is_kept=is_kept).model_dump(mode="json")


def _ticket(asked: dict[str, Any]) -> Ticket:
    message = Message(uuid.uuid4().hex, "customer", asked["text"], datetime.now(UTC))
    return Ticket(
        id=message.id,
        subject=str(asked.get("subject", "")),
        messages=(message,),
        requester=_requester(asked),
        brand=str(asked.get("brand", "")),
        language=str(asked.get("language", "")),
    )


def _requester(asked: dict[str, Any]) -> Requester:
    known = asked.get("known") or {}
    if not isinstance(known, dict):
        raise InvalidRequestError("`known` is not an object.")
    parts = {part: known.get(part) for part in ("name", "email", "phone")}
    try:
        return Requester(**RequesterIn.model_validate(parts).model_dump())
    except ValidationError:
        raise InvalidRequestError("`known` has a name, email or phone that is no text.") from None
