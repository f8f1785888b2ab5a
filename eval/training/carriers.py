"""Sentences that carry values: read, filled and joined, with the place of each value kept."""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from eval.training.examples import Example

_SLOT = re.compile(r"\{(\w+)\}")
_KINDS = {
    "person": "PERSON",
    "first": "PERSON",
    "last": "PERSON",
    "address": "ADDRESS",
    "street": "ADDRESS",
    "street_name": "ADDRESS",
    "building": "ADDRESS",
    "zip": "ADDRESS",
    "city": "LOCATION",
    "country": "LOCATION",
    "nationality": "ORIGIN",
    "org": "THING",
    "date": "DATE",
    "weekday": "DATE",
    "month": "DATE",
    "year": "DATE",
    "age": "AGE",
    "phone": "PHONE",
    "email": "EMAIL",
    "iban": "IBAN",
    "number": "NUMBER",
}
"""The kind of each slot; the value of any other is nobody's."""


@cache
def carriers(name: str) -> tuple[str, ...]:
    r"""Read the carriers of a file, one a line; ``\n`` within one is a line's end."""
    lines = (files(__package__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.replace("\\n", "\n") for line in lines if line and line[0] != "#")


def filled(carrier: str, value: Callable[[str], str]) -> Example:
    """Fill a carrier's slots and mark what identifies somebody."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    position, length = 0, 0
    for slot in _SLOT.finditer(carrier):
        made, before = value(slot.group(1)), carrier[position : slot.start()]
        start = length + len(before)
        pieces += [before, made]
        length = start + len(made)
        if kind := _KINDS.get(slot.group(1)):
            spans.append((start, length, kind))
        position = slot.end()
    return Example("".join([*pieces, carrier[position:]]), tuple(spans))


def joined(first: Example, second: Example, between: str) -> Example:
    """Write one message after another."""
    shift = len(first.text) + len(between)
    spans = ((start + shift, end + shift, kind) for start, end, kind in second.spans)
    return Example(first.text + between + second.text, (*first.spans, *spans))
