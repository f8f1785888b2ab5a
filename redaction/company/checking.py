"""Try what a company's file says before it is used, and say what is wrong with it."""

from collections.abc import Iterator
from difflib import get_close_matches

from redaction.company.file import KindInFile, ProfileInFile
from redaction.company.kinds import OwnKind
from redaction.entities import Entity
from redaction.profiles import PROFILES
from redaction.profiles.rules import LEAST_SCORE
from redaction.recognizers.legible import legible

NEVER_KEPT = frozenset({"CARD", "CVV", "LITERAL"})
"""Cards may be kept whole in no profile (PCI DSS 3.3.1, 3.5.1), nor may placeholders be forged."""
ORDINARY = (
    "Hello, the lamp that I bought on 3 May 2026 does not work any more. What can I do? Thanks"
)
"""A message in which no own kind may find anything: it would hide what every answer needs."""


def wrong_in_kind(kind: OwnKind, read: KindInFile) -> Iterator[str]:
    """Say what is wrong with a kind that can be run: it is tried on its examples."""
    if kind.name in NEVER_KEPT:
        yield f"{kind.name} is a kind of Deskproof's that nobody can add to. Choose another name."
    if kind.pattern.matches_nothing("", "a 1", ORDINARY, *read.examples):
        yield "The pattern matches the empty text. Use + instead of *, or {1,...}."
        return
    for number, example in enumerate(read.examples, 1):
        if not found_in(kind, example):
            yield f"Nothing is found in example {number}.{_why_not(kind, example)}"
    for number, example in enumerate(read.counter_examples, 1):
        if found_in(kind, example):
            yield f"Something is found in counter-example {number}."
    if found_in(kind, ORDINARY):
        yield f"It finds something in an ordinary message, “{ORDINARY}”. Make the pattern narrower."


def _why_not(kind: OwnKind, example: str) -> str:
    text = legible(example).text
    spans = list(kind.pattern.spans(text))
    if not spans:
        return " The pattern does not match there."
    if not any(kind.check(text[start:end]) for start, end in spans):
        return " The pattern matches there, but the checksum does not hold."
    return f" Its score is under {LEAST_SCORE}, and none of its context words is near."


def found_in(kind: OwnKind, example: str) -> list[Entity]:
    """Find the values of a kind in an example, as surely as a profile asks for by itself."""
    return [e for e in kind.find(legible(example).text) if e.score >= LEAST_SCORE]


def wrong_in_profile(read: ProfileInFile | None, kinds: set[str]) -> Iterator[str]:
    """Say what is wrong with a profile, given every kind there is."""
    if read is None:
        return
    if read.name in PROFILES:
        yield f"profile: {read.name} is a profile of Deskproof's. Choose another name."
    if read.base not in PROFILES:
        yield f"profile: there is no base {read.base!r}; there are {', '.join(PROFILES)}."
    for kind in sorted({*read.hide, *read.keep} - kinds):
        near = get_close_matches(kind, kinds, n=1)
        yield f"profile: there is no kind {kind!r}. {f'Do you mean {near[0]}?' if near else ''}"
    for kind in sorted({*read.hide} & {*read.keep}):
        yield f"profile: {kind} cannot be both hidden and kept."
    for kind in sorted({*read.keep} & NEVER_KEPT):
        yield f"profile: {kind} is hidden in every profile (PCI DSS 3.3.1 and 3.5.1 for cards)."
