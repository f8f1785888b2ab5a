"""Conditions that a source ties its statement to, and that a claim leaves out or adds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.drafting.proving.amounts import amounts
from service.drafting.proving.wording import Wording, read

_FIRM = (
    r"if|unless|as long as|so long as|provided(?: that)?|only (?:if|when|for|in|on|with|after|by)"
    r"|except(?: for| if| when| in| on)?|in case(?: of)?|within|at least|at most|for at least"
    r"|with the exception of|whenever|until"
)
_LOOSE = r"once|when|where|before|after|during|while|without"
_PLACE = r"for|on|in|with|as|from|at|under|by"
_LEADING = re.compile(
    rf"(?P<mark>{_FIRM}|{_LOOSE}|{_PLACE})\b[^,;:.]{{2,140}}(?=[,:])", re.IGNORECASE
)
_TRAILING = re.compile(
    rf"(?<=[\w)])(?:,| -)? (?P<mark>{_FIRM}|{_LOOSE})\b[^;:.]{{2,160}}", re.IGNORECASE
)
_IS_FIRM = re.compile(_FIRM, re.IGNORECASE)
_TELLS_A_STORY = frozenset(["was", "were", "had", "he", "she", "his", "her", "who"])
"""In a story "after" and "in" say when something was; in a rule, when it holds."""

_ONLY = re.compile(
    r"(?P<before>\b(?:for|in|on|with|by|to|via|from) [^,;:.()]{2,60}) only\b"
    r"|\bonly (?P<after>(?:available |possible |valid |works? |applies )?"
    r"(?:for|in|on|with|by|to|via|from|if|when) [^,;:.()]{2,60})"
    r"|\((?P<inside>[^()]{2,60}\bonly|only [^()]{2,60})\)"
    r"|\bonly(?=\W*$|[,)])",
    re.IGNORECASE,
)
_BARE = frozenset(
    ["if", "unless", "only", "when", "once", "until", "after", "before", "without", "except"]
)
"""What is left of a condition that has no telling words, as "if you have more than one"."""

_CLAUSE = re.compile(r"(?<=[.!?;:])\s+|;\s*|,\s+(?:and|but|so)\s+")
_KEPT = 0.5
"""Share of a condition's telling words that a claim must have to have kept it."""

_MEANT = 0.6
"""Share of a clause's other words that a claim must have to be about that clause."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, and the rest of the clause that depends on it."""

    text: str
    rest: str


@lru_cache(maxsize=4096)
def conditions(wording: Wording) -> tuple[Condition, ...]:
    """Find the conditions of a text, clause by clause."""
    is_story = bool(wording.lowers & _TELLS_A_STORY)
    return tuple(
        condition
        for clause in _CLAUSE.split(wording.text)
        for condition in _of_clause(clause, firm_alone=is_story)
    )


def _of_clause(clause: str, *, firm_alone: bool) -> Iterator[Condition]:
    leading = _LEADING.match(clause)
    for match in (*((leading,) if leading else ()), *_TRAILING.finditer(clause)):
        if not firm_alone or _IS_FIRM.fullmatch(match["mark"]):
            yield _condition(clause, match)
    for match in _ONLY.finditer(clause):
        yield _condition(clause, match)


def _condition(clause: str, match: re.Match[str]) -> Condition:
    return Condition(match[0].strip(" ,-()"), f"{clause[: match.start()]} {clause[match.end() :]}")


def drops(claim: Wording, source: Wording, around: Wording) -> bool:
    """Whether a claim states what its source ties to a condition, and leaves that out.

    ``around`` is its whole sentence with what the reply said just before, which may hold it too.
    """
    return any(
        _is_about(claim, condition) and not _has(around, condition)
        for condition in conditions(source)
    )


def _is_about(claim: Wording, condition: Condition) -> bool:
    rest = read(condition.rest).content - read(condition.text).content
    return bool(rest) and len(rest & claim.content) >= _MEANT * len(rest)


def _has(around: Wording, condition: Condition) -> bool:
    """Whether a text has what the condition says and the rest of its clause does not."""
    rest = read(condition.rest)
    stated_anyway = amounts(rest.text)
    measured = [
        one
        for one in amounts(condition.text)
        if not any(one.equals(other) for other in stated_anyway)
    ]
    if measured:
        return any(ours.equals(one) for ours in amounts(around.text) for one in measured)
    own = read(condition.text)
    words = own.content - rest.content or own.content
    if not words:
        marks = own.lowers & _BARE | {own.words[0].lower} if own.words else _BARE
        return bool(marks & around.lowers)
    return len(words & around.content) >= _KEPT * len(words)
