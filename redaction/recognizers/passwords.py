"""Passwords, PINs and one-time codes, which only the words before them give away."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.shapes import LABELLED, Recognizer, Shape, labelled
from redaction.recognizers.words import STATES

_LABEL = (
    r"pass[ \-]?words?|passwd|pwd|passcode|pass[ \-]?phrase|pw|pass(?=[ ]?[:=])"
    r"|(?:wi-?fi|network|security|encryption) key"
)
_SAYS = re.compile(
    rf"(?i)\b(?:{_LABEL})(?!\w)"
    r"(?:[ \t]+(?:for|to|of|on|i use|i used|i set|i chose)(?:[ \t]+[\w@.\-]{1,30}){0,4}?)?[ \t]*"
    r"(?P<link>[:=]|=>|->|is now|was set to|is set to|is|was|to)[ \t]*"
    r"(?P<quote>[\"'`])?(?P<value>(?<=[\"'`])[^\n\"'`]{3,64}(?=[\"'`])"
    r"|[^\s\"'`]{3,64}(?:[ ]\d{1,6}\b)?)"
)
_ENDINGS = (".", ",", ";", ":", ")", "]", "}")  # many a password ends with "!"


def passwords(text: str) -> Iterator[Entity]:
    """Find passwords that are told, as in "my password is ..."."""
    for match in _SAYS.finditer(text):
        value = match.group("value")
        told = value if match.group("quote") else _without_sentence_end(value)
        if _tells(told, match.group("link").lower()) or (match.group("quote") and told):
            start = match.start("value")
            yield Entity(start, start + len(told), "PASSWORD", LABELLED)


def _without_sentence_end(value: str) -> str:
    return value[:-1] if value.endswith(_ENDINGS) else value


def _tells(value: str, link: str) -> bool:
    """Whether a value is a password rather than a word about one."""
    if not value.strip("*•.x_-<>") or value.lower().strip("'\".,!?") in STATES:
        return False
    plain = value.isalpha()
    if link in ("to", "is", "was") and plain and value.islower():
        return not value.endswith(("ed", "ing", "able", "ly")) and link != "to"
    return True


_ONE_TIME = (
    r"(?:one[- ]time|verification|confirmation|security|log-?in|auth(?:entication|enticator)?|2fa"
    r"|two-factor|sms|text|reset|access|activation|backup|recovery|otp|mfa)"
    r"[ ]?(?:code|pin|password|passcode)|otp|otc|code you sent(?: me)?"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    passwords,
    Shape(
        "PASSWORD", LABELLED, labelled(_ONE_TIME, r"\d{3}[ \-]?\d{3}(?![\w\-])|\d{4,8}(?![\w\-])")
    ),
    Shape(
        "PASSWORD",
        LABELLED,
        labelled(r"pin(?: code| number)?(?= ?(?:is|was|:|=))|pin code", r"\d{4,8}(?![\w])"),
    ),
    Shape(
        "PASSWORD",
        LABELLED,
        re.compile(
            r"(?i)\bpass(?:word|code)?[ ]+(?P<value>\d{3,12}"
            r"|(?=[a-z!@#$%^&*_\-]{0,30}\d)(?=\d{0,30}[a-z])[\w!@#$%^&*\-]{6,32})(?!\w)"
        ),
    ),
)
