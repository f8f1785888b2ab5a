"""Passwords, PINs and one-time codes, which only the words before them give away."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, words
from redaction.recognizers.labels import after_label
from redaction.recognizers.shapes import LABELLED, Reading, Recognizer, Shape
from redaction.recognizers.words import STATES

_LABEL = (
    r"pass[ \-]?words?|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|hasło|jelszó"
    r"|passwd|pwd|passcode|pass[ \-]?phrase|pw|pass(?=[ ]?[:=])"
    r"|(?:wi-?fi|network|security|encryption) key"
)
_SAYS = re.compile(
    rf"(?i)\b(?:{_LABEL})(?!\w)"
    r"(?:[ \t]+(?:for|to|of|on|i use|i used|i set|i chose)(?:[ \t]+[\w@.\-]{1,30}){0,4}?)?[ \t]*"
    r"(?P<link>[:=]|=>|->|(?<!\w)(?:is now|was set to|is set to|is|was|to|ist"
    r"|lautet|est|es|è|é|jest)(?!\w))[ \t]*"
    r"(?P<quote>[\"'`])?(?P<value>(?<=[\"'`])[^\n\"'`]{3,64}(?=[\"'`])"
    r"|[^\s\"'`]{3,64}(?:[ ]\d{1,6}\b)?)"
)
_MORE_STATES = words("optional stolen compromised leaked mandatory disabled enabled null none")
_ENDINGS = (".", ",", ";", ":", ")", "]", "}")  # many a password ends with "!"


def _told(_: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a password that is told, as in "my password is ..."."""
    value = match.group("value")
    told = value if match.group("quote") else _without_sentence_end(value)
    if _tells(told, match.group("link").lower()) or (match.group("quote") and told):
        start = match.start("value")
        yield Entity(start, start + len(told), "PASSWORD", LABELLED)


def _without_sentence_end(value: str) -> str:
    return value[:-1] if value.endswith(_ENDINGS) else value


def _tells(value: str, link: str) -> bool:
    """Whether a value is a password rather than a word about one."""
    if not value.strip("*•.x_-<>") or value.lower().strip("'\".,!?") in STATES | _MORE_STATES:
        return False
    plain = value.isalpha()
    if link in ("to", "is", "was") and plain and value.islower():
        return not value.endswith(("ed", "ing", "able", "ly")) and link != "to"
    return True


def _is_mixed(value: str) -> bool:
    """Whether a value is digits alone, or letters or signs with digits, as no ordinary word is."""
    return value.isdecimal() or (any(map(str.isdecimal, value)) and not _A_LINK.match(value))


_A_LINK = re.compile(r"(?i)https?:|www\.")

_CODES = """
    one time code; one time password; one time passcode; one time pin; otp; otp code; otc; tan
    ; verification code; verification pin; confirmation pin; security pin; login code; log in code
    ; auth code; authentication code; authenticator code; 2fa; 2fa code; two factor code; mfa code
    ; sms code; text code; reset code; access code; activation code; backup code; recovery code
    ; passcode; code you sent; code you sent me; the code; my code; your code; this code
    ; code i got; code i received; bestätigungscode; sicherheitscode; code de vérification
    ; código de verificación; codice di verifica; código de verificação; verificatiecode
    ; kod weryfikacyjny; ellenőrző kód
"""
_PINS = "pin; pin code; pin number; my pin; atm pin; card pin"
_PASSWORDS = words(
    "password passwords passwort pass passwd pwd passcode passphrase pw phrase word wifi wi network"
    " security encryption contraseña wachtwoord hasło jelszó senha kennwort mot"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    Reading(
        _SAYS,
        _told,
        (_PASSWORDS,),
        words("pas ken mot con sen wac has jel pwd pw wi wif net sec enc"),
    ),
    after_label(
        "PASSWORD",
        _CODES,
        r"(?:[A-Z]-)?\d{3}[ \-]?\d{3}(?![\w\-])|\d\d(?:[ \-]\d\d){2,3}(?![\w\-])|\d{4,8}(?![\w\-]"
        r"|[.:]\d)",
    ),
    after_label("PASSWORD", _PINS, r"\d{4,8}(?![\w]|[.:]\d)"),
    Shape(
        "PASSWORD",
        LABELLED,
        re.compile(
            r"(?i)\b(?:pass(?:word|code)?|pw|pwd)[ ]+(?P<value>\d{3,12}(?![^\s.,;:!?)])"
            r"|(?=[^\s\d]{0,30}\d)(?=\d{0,30}[^\s\d])[^\s\"'`<>]{5,64}[^\s\"'`<>.,;:?])"
        ),
        _is_mixed,
        needs=(_PASSWORDS, DIGIT),
        begins=words("pas pw pwd"),
    ),
)
