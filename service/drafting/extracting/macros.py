"""Make saved replies quotable: their fields filled or left out, their greetings left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redaction.text import PLACEHOLDER
from retrieval.articles import MACRO
from retrieval.questions.courtesy import is_pleasantry
from service.drafting.reading.blocks import Block
from service.drafting.reading.units import Unit

_FIELD = re.compile(r"\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}")
_NAME = re.compile(
    r"\{\{[^{}]*(?:requester|customer|contact|end_user|user)[^{}]*name[^{}]*\}\}", re.IGNORECASE
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.!?]{0,60}[,!.]?"
)
_FAREWELL = re.compile(
    r"(?:(?:kind|best|warm) (?:regards|wishes)|regards|best|cheers|thanks|sincerely|yours)\b"
    r".{0,60}",
    re.IGNORECASE,
)


def without_fields(blocks: Sequence[Block], customer: str) -> list[Block]:
    """Fill the customer's placeholder into saved replies; drop what has other fields or greets.

    The desk knows no order numbers and no agents' names, and a field must never reach a customer.
    """
    kept = []
    for block in blocks:
        if MACRO not in block.units[0].passage.article.labels:
            kept.append(block)
        elif units := tuple(_filled(block.units, customer)):
            kept.append(replace(block, units=units))
    return kept


def _filled(units: Sequence[Unit], customer: str) -> Iterator[Unit]:
    name = customer if PLACEHOLDER.fullmatch(customer) else ""
    for unit in units:
        text = _NAME.sub(name, unit.text) if name else unit.text
        if _FIELD.search(text) or _is_courtesy(unit.text):
            continue
        yield unit if text == unit.text else replace(unit, reads=text)


def _is_courtesy(text: str) -> bool:
    bare = _FIELD.sub("x", text).strip()
    greets = _GREETING.fullmatch(bare.lower()) or _FAREWELL.fullmatch(bare)
    return bool(greets) or is_pleasantry(bare)
