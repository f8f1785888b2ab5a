"""Where in a reply an original may be put back: not inside links, nor inside code.

A model that was tricked into writing ``https://evil.example/?q=<EMAIL_1>`` must not have the
address filled in for it, and code is copied as it stands.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator

from redaction.text import PLACEHOLDER

_LINK = re.compile(
    r"(?i)(?<![a-z0-9])(?:[a-z][a-z0-9+.\-]{0,20}:/|(?:mailto|tel|sms|data|javascript|callto|whatsapp):|www\.|//)[^\s]*"
    # The target of a Markdown link, and of a reference.
    r"|\]\([^)\n]{0,4000}|^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*"
    # A bare host that mail programs turn into a link; a placeholder may be a part of its name.
    r"|(?<![\w<>@%+~\-])(?:[\w<>@%+~\-]{1,80}\.){1,8}[a-z]{2,24}(?![a-z0-9])(?:[/?#:<][^\s]*)?",
    re.MULTILINE,
)
_TICKS = re.compile(r"`+")
_FENCE = 3


def restored(text: str, original: Callable[[str], str]) -> str:
    """Replace each placeholder outside links and code by its original."""
    kept = _protected(text)
    following = next(kept, None)
    pieces, position = [], 0
    for match in PLACEHOLDER.finditer(text):
        while following and following[1] <= match.start():
            following = next(kept, None)
        inside = following is not None and following[0] < match.end()
        pieces += [
            text[position : match.start()],
            match.group() if inside else original(match.group()),
        ]
        position = match.end()
    return "".join([*pieces, text[position:]])


def _protected(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of links and code, merged, in order."""
    spans = sorted([*(m.span() for m in _LINK.finditer(text)), *_code(text)])
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return iter(merged)


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield code spans and fenced blocks: from a run of backticks to the next run as long.

    An open fence runs to the end of the text (CommonMark 4.5 and 6.1).
    """
    runs = [m.span() for m in _TICKS.finditer(text)]
    by_length: defaultdict[int, deque[tuple[int, int]]] = defaultdict(deque)
    for start, end in runs:
        by_length[end - start].append((start, end))
    reached = 0
    for start, end in runs:
        same = by_length[end - start]
        same.popleft()
        while same and same[0][0] < reached:
            same.popleft()
        if start >= reached and (same or end - start >= _FENCE):
            reached = same[0][1] if same else len(text)
            yield start, reached
