from collections.abc import Callable, Iterable

import pytest

from redaction.entities import settle
from redaction.recognizers.shapes import Recognizer

Find = Callable[[Iterable[Recognizer], str], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def find() -> Find:
    """Give what a family of recognisers finds in a text, as kind and value."""

    def found(recognizers: Iterable[Recognizer], text: str) -> list[tuple[str, str]]:
        entities = [entity for recognize in recognizers for entity in recognize(text)]
        return [(e.kind, text[e.start : e.end]) for e in settle(entities)]

    return found
