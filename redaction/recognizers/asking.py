"""What the turn before a message asks for, and the bare answer to it."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.given_names import is_given_name
from redaction.recognizers.shapes import LABELLED, LIKELY, digits
from redaction.recognizers.words import NOT_NAMES, STATES

_THINGS = {
    "USERNAME": r"user ?names?|user ?id|log-?in(?: name| id)?",
    "PASSWORD": r"passwords?|pass ?codes?|pin|otp|one[- ]time \w+"
    r"|(?:security|verification) (?:code|word|answer)",
    "EMAIL": r"e-?mails?(?: address| id)?|mail (?:id|address)",
    "PHONE": r"(?:tele)?phone(?: number)?|mobile|cell|contact (?:number|no)"
    r"|number (?:to (?:reach|call)|we can)",
    "DATE_OF_BIRTH": r"(?:date of )?birth(?:day| date)?|dob",
    "NATIONAL_ID": r"ssn|social(?: security)?|national id|tax (?:id|number)|identity"
    r"|identification|id number",
    "CARD": r"(?:credit|debit|bank)? ?card(?: number)?",
    "ACCOUNT": r"(?:account|customer|member(?:ship)?) ?(?:number|no|id)?",
    "BOOKING": r"booking|reservation|confirmation (?:number|code)|pnr|record locator",
    "INSURANCE": r"policy|claim|insurance|member id|plan number",
    "ADDRESS": r"address|zip(?: ?code)?|post(?:al)? ?code|street|where (?:do )?you live",
    "ORDER": r"order (?:number|no|id)|tracking number|ticket number|invoice",
    "PERSON": r"(?:full |first |last |sur|family |your |complete )?name",
}
_THING = "|".join(rf"(?P<{kind}>{words})" for kind, words in _THINGS.items())
_REQUEST = (
    r"may i|can i|could i|may we|can we|could we|(?:can|could|would|will) you|please|kindly"
    r"|what(?:'s| is| are|s)|who am i|i(?:'ll| will)? need|we need"
    r"|your(?=[^.!\n]{0,60}(?:\?|please))|provide|share|tell me|give me|confirm|let me know|verify"
    r"|have your"
)
_ASKS = re.compile(rf"(?i)\b(?:{_REQUEST})\b(?P<wish>[^?!\n]{{0,160}})")
_WORD = re.compile(rf"(?i)\b(?:{_THING})\b")
_LATEST = 2_000


def asked(previous: str) -> frozenset[str]:
    """Name the kinds of personal data that a turn asks its reader for."""
    wishes = (match.group("wish") for match in _ASKS.finditer(previous[-_LATEST:]))
    return frozenset(
        thing.lastgroup for wish in wishes for thing in _WORD.finditer(wish) if thing.lastgroup
    )


_MOST_WORDS = 12
_LEAD = re.compile(
    r"(?i)\s*(?:(?:yes|yeah|sure|ok(?:ay)?|of course|certainly|hi|hello|please|well|um+|so)\b"
    r"[,.!]?\s*){0,3}(?:(?:it(?:'?s| is)|this is|that(?:'?s| is)"
    r"|(?:my |the )?(?:full |first |last )?name(?:'?s| is)?:?|its|i(?:'?m| am)|am|call me)\s+)?"
)
_NAME = re.compile(r"[^\W\d_]+(?:['\-.]?[ ]?[^\W\d_]+){0,3}[.!]?\s*\Z")
_VALUE = re.compile(
    r"(?i)(?<![\w.,])(?:\d[\d \-./]{1,30}\d|(?=[a-z]{0,12}\d)[a-z0-9]{3,20})(?![\w%]|[.,]\d)"
)
_GROUPS = re.compile(r"(?i)(?=\D{0,20}\d)[a-z\d]{1,9}(?:[ \-][a-z\d]{1,9}){1,7}[.!]?\s*\Z")
_NUMBERED = (
    "NATIONAL_ID",
    "CARD",
    "ACCOUNT",
    "BOOKING",
    "INSURANCE",
    "PHONE",
    "PASSWORD",
    "ORDER",
    "DATE_OF_BIRTH",
    "ADDRESS",
    "USERNAME",
)
_FEWEST_DIGITS = 3
_GROUP = 4


def answers(text: str, previous: str) -> Iterator[Entity]:
    """Find in a short message what the turn before asked for: a name, or numbers and codes."""
    if len(text.split()) > _MOST_WORDS:
        return
    kinds = asked(previous)
    if "PERSON" in kinds:
        yield from _name(text)
    numbered = next((kind for kind in _NUMBERED if kind in kinds), None)
    if numbered:
        for start, end in _numbers(text):
            yield Entity(start, end, numbered, LIKELY)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Find numbers and codes, and a message that is nothing but one cut into groups."""
    start = _lead(text)
    whole = _GROUPS.match(text, start)
    if whole and not any(len(word) > _GROUP for word in re.findall(r"[^\W\d_]+", whole.group())):
        yield start, start + len(whole.group().rstrip(".! \n"))
    for match in _VALUE.finditer(text):
        count = len(digits(match.group()))
        if count >= _FEWEST_DIGITS or (count and len(match.group()) > _GROUP):
            yield match.span()


def _lead(text: str) -> int:
    """Say where an answer begins, after "yes, it is"."""
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def _name(text: str) -> Iterator[Entity]:
    start = _lead(text)
    match = _NAME.match(text, start)
    if match is None:
        return
    words = re.findall(r"[^\W\d_]+", match.group().lower())
    if all(word not in NOT_NAMES and word not in STATES for word in words) and (
        len(words) > 1 or is_given_name(words[0]) or len(text.split()) <= len(words) + 2
    ):
        yield Entity(start, match.start() + len(match.group().rstrip(".! \n")), "PERSON", LABELLED)
