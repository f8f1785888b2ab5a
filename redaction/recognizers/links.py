"""Links: those that carry a token, a login or a person's address, and any other."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import words
from redaction.recognizers.shapes import CHECKED, SHAPED, Needing, Recognizer

_URL = re.compile(r"(?i)(?<![a-z0-9])(?:[a-z][a-z0-9+.\-]{1,20}://|www\.)[^\s<>\"'`]{4,4000}")
_TELLING = re.compile(
    r"(?i)://[^/?#\s]{1,256}:[^/?#\s@]{1,256}@"
    r"|[?&#;](?:[\w\-]{0,30}(?:token|secret|passw|session|sig|signature|auth|jwt|apikey|api_key|otp"
    r"|email|e-mail|phone|ssn|iban|card|dob|birth|account|customer|userid|user_id)[\w\-]{0,30}"
    r"|key|pwd|pw|code|sid|mail|user|username|uid|login|magic|invite|hash|nonce|name|firstname"
    r"|lastname)=[^&#\s]{3}"
    r"|(?:@|%40)[\w\-]{1,63}\.[a-z]"
    r"|/(?:reset|verify|confirm|invite|invitation|unsubscribe|magic|activate|token|recover)"
    r"[\w\-]{0,20}/[\w.\-~]{12}"
    r"|hooks\.slack\.com/services/|/webhooks?/\d"
)
# Hexadecimal alone is a commit's or a file's hash more often than a key.
_OPAQUE_STEP = re.compile(
    r"/(?![0-9a-f]{24,64}(?:[/?#]|$))(?=[A-Za-z_\-]{0,60}\d)(?=[\d_\-]{0,60}[A-Za-z])"
    r"[A-Za-z0-9_]{24,200}(?=[/?#]|$)"
)
_AFTER_A_LINK = ".,;:!?)]}*"


def links(text: str) -> Iterator[Entity]:
    """Find links; what a link carries decides whether it is a secret."""
    for match in _URL.finditer(text):
        link = match.group().rstrip(_AFTER_A_LINK)
        secret = _TELLING.search(link) or _OPAQUE_STEP.search(link)
        yield Entity(
            match.start(),
            match.start() + len(link),
            "SECRET_URL" if secret else "URL",
            CHECKED + 0.01 if secret else SHAPED,
        )


_TOP = words(
    "com org net edu gov info biz io co app dev ai uk us de fr es it nl be ch at pl hu cz sk se no"
    " dk fi ie pt gr ro bg hr si ee lv lt ru ua tr in cn jp kr au nz ca br mx ar cl za sg hk tw th"
    " id my eu me tv online shop site store xyz"
)
_SITE = re.compile(
    rf"(?i)(?<![\w@./\-])(?:[a-z0-9][a-z0-9\-]{{0,62}}\.){{1,5}}(?:{'|'.join(sorted(_TOP))})"
    r"(?:/[^\s<>\"'`]{0,2000})?(?![\w@\-]|\.\w)"
)


_DOTTED = re.compile(r"\.[A-Za-z]{2}")


def sites(text: str) -> Iterator[Entity]:
    """Find names of web sites, without a scheme."""
    for match in _SITE.finditer(text) if _DOTTED.search(text) else ():
        site = match.group().rstrip(_AFTER_A_LINK)
        yield Entity(match.start(), match.start() + len(site), "URL", SHAPED)


RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(links, (words("/ www"),)),
    Needing(sites, (frozenset("."), _TOP)),
)
