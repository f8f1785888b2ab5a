from collections.abc import Callable, Iterable

import pytest

from redaction.entities import settle
from redaction.recognizers.clues import clues, may_find
from redaction.recognizers.shapes import Recognizer

LEAST = 0.5
Find = Callable[[Iterable[Recognizer], str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def find() -> Find:
    """Give what a family of recognisers finds and is sure enough of to hide, as kind and value.

    Recognisers run only where the text's clues allow, as they do in the product.
    """

    def found(recognizers: Iterable[Recognizer], text: str) -> list[tuple[str, str]]:
        given = clues(text)
        every = (e for r in recognizers if may_find(r, given) for e in r(text))
        entities = [entity for entity in every if entity.score >= LEAST]
        return [(e.kind, text[e.start : e.end]) for e in settle(entities)]

    return found
