"""Read numbered lines out of a model's answer: a sentence each, for those that were asked for."""

import re
from collections.abc import Collection

from redaction.mentions import straightened

MAX_CHARACTERS = 20_000
"""Twice what the longest reply has; what runs on beyond is a model out of hand."""
LEFT_OUT = "-"
"""What stands for a sentence that is to be left out."""

_LINE = re.compile(r"[ \t>*-]{0,8}([A-Z]|\d{1,3})[*]{0,2}[ \t]{0,4}[|:.)\]][ \t]*(\S[^\n]*)")
_MARKUP = re.compile(r"\*\*|__|`|<[a-z/!][^<>]{0,400}>")


def numbered(answer: str, numbers: Collection[int], kinds: Collection[str] = ()) -> dict[int, str]:
    """Read the lines of the numbers named, the first of each.

    A model that ignores the format gives none. ``kinds`` are those of placeholders that may have
    been bent.
    """
    found: dict[int, str] = {}
    for label, text in labelled(answer, kinds):
        if label.isdigit() and int(label) in numbers:
            found.setdefault(int(label), text)
    return found


def labelled(answer: str, kinds: Collection[str] = ()) -> list[tuple[str, str]]:
    """Read every line with a label, a number or a capital, and its text without formatting."""
    found = []
    for line in answer[:MAX_CHARACTERS].splitlines():
        if match := _LINE.match(line):
            text = _MARKUP.sub("", straightened(match[2], kinds)).strip()
            found.append((match[1], text or LEFT_OUT))
    return found
