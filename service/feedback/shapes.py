"""The shape of a hidden value: enough to make a like one for evaluation, too little to tell it.

A shape does tell lengths and separators, and these narrow a guess ("Xx Xxxxxxx" is not
"Anna Kovács"). Runs are therefore cut and the whole is bounded, and credentials have no shape,
whose length alone would help to guess them.
"""

import re
from itertools import groupby

from redaction.recognizers.legible import legible

LONGEST = 40
_LONGEST_RUN = 12
_SHAPELESS = frozenset({"PASSWORD", "SECRET", "SECRET_URL", "CVV", "WALLET", "HEALTH", "ORIGIN"})
_SEPARATORS = frozenset(" .,;:-_/+()@#&'")


def shape_of(kind: str, value: str) -> str:
    """Mask a value: capitals ``X``, other letters ``x``, digits ``9``, separators as they are.

    At most 40 characters, and at most 12 alike in a row. Empty for credentials and for what is
    said of somebody's health or origin.
    """
    if kind in _SHAPELESS:
        return ""
    masked = "".join(map(_mask, " ".join(legible(value).text.split())))
    runs = ("".join(run)[:_LONGEST_RUN] for _, run in groupby(masked))
    return "".join(runs)[:LONGEST].strip()


def _mask(character: str) -> str:
    if character.isalpha():
        return "X" if character.isupper() else "x"
    if character.isdigit():
        return "9"
    return character if character in _SEPARATORS else "-"


def is_lower(shape: str) -> bool:
    """Whether a shape has letters and no capital, as most chat has."""
    return bool(re.search("x", shape)) and "X" not in shape
