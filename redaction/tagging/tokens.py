"""Cut text into the tokens that the tagger labels."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+|\n|[^\w\s]|_")


class Token(NamedTuple):
    """A word, a run of digits, a sign or a line's end: ``text[start:end]``."""

    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a part of a text; white space other than line ends is left out."""
    stop = len(text) if end is None else end
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, stop)]
