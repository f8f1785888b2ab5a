"""Cut text into the tokens that the tagger labels."""

import re
from itertools import accumulate
from typing import NamedTuple

_TOKEN = re.compile(r"([^\W\d_]+|\d+|\n|[^\w\s]|_)")


class Token(NamedTuple):
    """A word, a run of digits, a sign or a line's end: ``text[start:end]``."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """Cut a text; white space other than line ends is left out."""
    # Splitting is several times faster than a match object for each token.
    parts = _TOKEN.split(text)
    ends = list(accumulate(map(len, parts), initial=0))
    return list(map(Token._make, zip(ends[1::2], ends[2::2], parts[1::2], strict=False)))
