"""Read a message as sentences, whether its lines are wrapped, listed, or never end."""

import re
from collections.abc import Iterator

import sentencex

_ITEM = re.compile(r"[ \t]*(?:[-*•+]|\(?\d{1,2}[.)]|[a-h]\))[ \t]+(?=\S)")
_ENDS = re.compile(r"[.!?:…]['\")\]]*\s*$")
_SPACES = re.compile(r"\s+")
_WRAPPED = 45
"""Programs wrap lines at 60 to 80 characters; a line that ends much earlier was meant to end."""


def sentences(text: str) -> list[str]:
    """Split a message into sentences, each on one line, list items without their marks."""
    return [sentence for block in _blocks(text) for sentence in _split(block)]


def _blocks(text: str) -> Iterator[str]:
    """Join the lines that a mail program wrapped, and only those."""
    block, previous = "", ""
    for line in text.splitlines():
        item = _ITEM.match(line)
        if block and not item and _goes_on(previous, line):
            block = f"{block} {line.strip()}"
        else:
            if block:
                yield block
            block = line[item.end() :].strip() if item else line.strip()
        previous = line
    if block:
        yield block


def _goes_on(previous: str, line: str) -> bool:
    bare = line.strip()
    if not bare or not previous.strip():
        return False
    return bare[0].islower() or (len(previous) >= _WRAPPED and not _ENDS.search(previous))


def _split(block: str) -> Iterator[str]:
    for sentence in sentencex.segment("en", block):
        bare = _SPACES.sub(" ", sentence).strip()
        if any(character.isalnum() for character in bare):
            yield bare
