"""Prove a sentence: find the words that support it, and say how well they do."""

import re
from collections.abc import Sequence

from redaction.text import PLACEHOLDER
from service.drafting.reading.blocks import Unit
from service.drafting.reading.words import content_words, numbers
from service.model.reply import Citation, Verdict

SUPPORTED_SHARE = 0.7
PARTLY_SHARE = 0.45
"""Shares of a sentence's content words that its proof must hold."""

_LINK = re.compile(r"https?://[^\s<>()\[\]\"']+")
_NEGATION = re.compile(r"\b(?:no|not|never|cannot|without|unable)\b|n['\u2019]t\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"(?:hi|hello|dear|thank you|thanks|sorry|we are sorry|we're sorry|i'm sorry|i am sorry"
    r"|kind regards|best regards|let (?:me|us) know|please let (?:me|us) know|i understand"
    r"|we understand|i hope|we hope)\b",
    re.IGNORECASE,
)
COURTESY_WORDS = 14


def prove(text: str, units: Sequence[Unit]) -> tuple[Verdict, tuple[Citation, ...]]:
    """Judge a sentence against the units of the passages found.

    *supported*: one unit holds nearly all its content words, all its numbers, and denies what it
    denies; *partly*: some of that is missing; *unsupported*: nothing found holds it, or it has a
    link or a number that no unit has. *courtesy*: a short greeting or the like that states nothing.
    """
    bare = PLACEHOLDER.sub("", text)
    words = content_words(bare)
    if _is_courtesy(text) or not words:
        return "courtesy", ()
    best = max(units, key=lambda unit: _support(words, unit), default=None)
    if best is None or _invents(text, units):
        return "unsupported", ()
    share = _support(words, best)
    if share < PARTLY_SHARE:
        return "unsupported", ()
    agrees = numbers(bare) <= numbers(best.text) and _denies(text) == _denies(best.text)
    verdict: Verdict = "supported" if share >= SUPPORTED_SHARE and agrees else "partly"
    return verdict, (best.citation(),)


def _support(words: frozenset[str], unit: Unit) -> float:
    return len(words & content_words(unit.text)) / len(words)


def _is_courtesy(text: str) -> bool:
    is_short = len(text.split()) <= COURTESY_WORDS
    return is_short and bool(_COURTESY.match(text)) and not numbers(PLACEHOLDER.sub("", text))


def _invents(text: str, units: Sequence[Unit]) -> bool:
    """Whether it has a number or a link that stands in no unit."""
    bare = PLACEHOLDER.sub("", text)
    held = frozenset[str]().union(*(numbers(unit.quote) for unit in units))
    has_invented_link = any(
        all(link not in unit.quote for unit in units) for link in _LINK.findall(bare)
    )
    return has_invented_link or not numbers(bare) <= held


def _denies(text: str) -> bool:
    return bool(_NEGATION.search(text))
