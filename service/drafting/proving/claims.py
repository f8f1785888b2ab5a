"""Take a sentence apart into its claims: the clauses that can be true or false by themselves."""

import re

from service.drafting.proving.wording import Wording, read

_BOUNDARY = re.compile(
    r"(?<=[.!?:])\s+(?=\S)|\s*;\s+|\s+-{1,2}\s+|,?\s+(?:and|but|or|so)\s+then\s+|,\s+then\s+"
    r"|,\s+(?:and|but|so|while|whereas|yet|or else)\s+"
    r"|\s+(?:and|but)\s+(?=(?:you|we|they|it|this|then|can|may|must|will|is|are|do|does|has|have"
    r"|not|the|your|our|click|tap|press|select|choose|open|enter|save|wait|check)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.!?:;,]\s+|\s+-{1,2}\s+|\s+(?:and|but|or|so|then|while|because)\s+", re.IGNORECASE
)
_LEAST_WORDS = 2
"""Telling words of a claim; what has fewer belongs to the claim before it."""


def claims(text: str) -> list[str]:
    """Split an evenly spelt sentence into its claims, in their order.

    "Open Settings and then tap Reset" holds two. A clause that says too little to be looked for
    alone stays with the one before it.
    """
    pieces: list[str] = []
    start = 0
    for match in [*_BOUNDARY.finditer(text), None]:
        piece = text[start : match.start() if match else len(text)].strip()
        start = match.end() if match else start
        if not piece:
            continue
        if pieces and (not _is_whole(read(piece)) or not _is_whole(read(pieces[-1]))):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(piece)
    return pieces


def clauses(text: str) -> list[str]:
    """Split an evenly spelt sentence wherever something else may have been glued to it."""
    return [piece for piece in _CLAUSE.split(text) if piece]


def is_foreign(clause: Wording, known: frozenset[str]) -> bool:
    """Say whether a clause tells something, and none of it with words that are known."""
    return _is_whole(clause) and not clause.content & known


def _is_whole(piece: Wording) -> bool:
    return len(piece.content) >= _LEAST_WORDS
