"""Redact odd texts for as long as you like: ``python -m eval.fuzzing --minutes 60``."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from time import monotonic, perf_counter
from typing import Annotated

import typer

from eval.generating.tickets import canary_ticket
from redaction.context import Context
from redaction.recognizers.legible import legible
from redaction.redactor import Redactor
from redaction.text import PLACEHOLDER
from service.wiring.redaction import open_redactor

_ODD = (
    *"\x00\n\r\t\u200b\u200d\u202e\u2066\ufeff\xad\ud800\udfff\u0301\u0660\uff11\U0001d7d9\u2028",
    *"<>[]{}()_@.:;,'\"`|\\/&#*-+= ",
    "<PERSON_1>", "PERSON_1", "&lt;EMAIL_1&gt;", "4111 1111 1111 1111", "anna@", "https://", "``",
    "password: ", "my name is ", "\n> ", "IBAN ", "+44 ", "0" * 40, "ﷺ", "İ", "ß", "ﬁ",
)  # fmt: skip
_MOST_CHANGES = 12
_SHORTEST_LEFT = 4
_MASKED = "•••"
_SLOW_S, _SLOW_PER_CHARACTER_S = 0.5, 0.0005


def mutated(text: str, random: Random) -> str:
    """Change a text in a few places: cut, double, swap, and put odd characters in."""
    for _ in range(random.randrange(_MOST_CHANGES)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 1, 1, 3, 20)))
        piece = text[start:end]
        put = random.choice((random.choice(_ODD), "", piece * 2, piece[::-1], piece.upper()))
        text = text[:start] + put + text[end:]
    return text


def broken(redactor: Redactor, raw: str, context: Context) -> Iterator[str]:
    """Name the promises that redacting a text breaks."""
    start = perf_counter()
    redaction = redactor.redact(raw, context=context, name="m")
    if perf_counter() - start > _SLOW_S + len(raw) * _SLOW_PER_CHARACTER_S:
        yield "slow"
    original = redaction.vault.original("m", redaction.text)
    # A card comes back as its last four digits only.
    if _MASKED not in original and original != raw:
        yield "another original"
    if redactor.redact(redaction.text, context=context).text != redaction.text:
        yield "redacting twice"
    shown = legible(PLACEHOLDER.sub(" # ", redaction.text)).text.split()
    for entity in redaction.entities:
        value = legible(raw[entity.start : entity.end]).text
        if len(value) >= _SHORTEST_LEFT and value in shown:
            yield f"{entity.kind} stays"


def main(
    minutes: Annotated[float, typer.Option(help="How long to go on.")] = 60,
    seed: Annotated[int, typer.Option(help="Another seed, other texts.")] = 1,
    show: Annotated[int, typer.Option(help="Broken texts to print of each kind.")] = 3,
) -> None:
    """Redact mutated tickets and hold each to what redaction promises; count what breaks."""
    random = Random(seed)  # noqa: S311 - repeatable, and nothing secret
    redactor = open_redactor()
    count, failures = 0, Counter[str]()
    until = monotonic() + minutes * 60
    while monotonic() < until:
        ticket = canary_ticket(random.randrange(10**6)).text
        raw = mutated(ticket[random.randrange(len(ticket)) :], random)
        count += 1
        try:
            found = set(broken(redactor, raw, Context()))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            found = {type(error).__name__}
        for failure in found:
            failures[failure] += 1
            if failures[failure] <= show:
                print(f"{failure}: {raw!r}")
    print(f"{count} texts, {sum(failures.values())} broken promises: {dict(failures)}")


if __name__ == "__main__":
    typer.run(main)
