"""Tell what a turn of a conversation leans on: the telling words of the turns before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.questions.words import telling, words

_TURNS = 8
"""How many turns are looked back; a longer conversation has changed its subject."""

_WORDS = 8
_DECAY = 0.5
"""How much less a turn counts than the one after it."""

_LEANING = 0.5
"""How much a turn counts that leans on earlier ones itself: its own words are no subject."""

_FIRST = 0.3
_NAMED = 0.5
"""What the first turn's words, and words spelled as names, count on top."""

_NAME = re.compile(r"(?<=[^.?!\s] )[A-Z][\w'-]+")
_GOES_ON = re.compile(
    r"(?:and|but|or|also|yes|no|what about|how about|und|et|y|e|en)\b", re.IGNORECASE
)
_POINTING = """
    it it's its itself this these those they they're them their theirs he his him she
    her hers one ones another same both either neither else former latter
"""
_POINTERS = frozenset(_POINTING.split())
_THAT = re.compile(r"\bthat(?:'s\b|\s*(?:[?.!,]|$))", re.IGNORECASE)
"""The word that points, not the one that a clause begins with."""

_FEW = 2
_FEW_WITH_POINTER = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side said in a conversation."""

    text: str
    by_customer: bool = True


def leans(text: str) -> bool:
    """Whether a text says too little alone, or little and points out of itself, as "it" does."""
    few = len(telling(text))
    if few <= _FEW:
        return True
    if few > _FEW_WITH_POINTER:
        return False
    points = not _POINTERS.isdisjoint(words(text)) or _THAT.search(text)
    return bool(points or _GOES_ON.match(text.strip()))


def background(last: str, earlier: Sequence[Turn]) -> str:
    """Choose the telling words of earlier turns that ``last`` lacks, in the order of their use.

    The subject of a conversation is what the last turn spoke of that stood alone, what bears a
    name, and what the first turn was about; older turns count less. Empty for a turn that stands
    alone.
    """
    turns = earlier[-_TURNS:]
    if not turns or not leans(last):
        return ""
    weights = _weights(turns)
    own = set(telling(last))
    best = sorted(weights.keys() - own, key=lambda word: (-weights[word], word))[:_WORDS]
    order = list(weights)
    return " ".join(sorted(best, key=order.index))


def _weights(turns: Sequence[Turn]) -> dict[str, float]:
    """Weigh the telling words of turns, in the order in which they came up."""
    weights: dict[str, float] = {}
    for n, turn in enumerate(turns):
        decayed = _DECAY ** (len(turns) - 1 - n)
        share = decayed * (_LEANING if leans(turn.text) else 1.0) + (0.0 if n else _FIRST)
        names = {word for name in _NAME.findall(turn.text) for word in telling(name)}
        for word in telling(turn.text):
            more = share + (_NAMED * decayed if word in names else 0.0)
            weights[word] = weights.get(word, 0.0) + more
    return weights
