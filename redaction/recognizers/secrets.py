"""Keys and tokens that open doors: well-known formats, labelled values, links that carry them."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.shapes import CHECKED, LABELLED, Recognizer, Shape, labelled

_FORMATS = (
    r"(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}",  # AWS
    r"gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{22,255}",
    r"glpat-[\w\-]{20,64}",
    r"xox[abeoprs]-[A-Za-z0-9\-]{10,250}|xapp-[A-Za-z0-9\-]{10,250}",  # Slack
    r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9]{16,64}",  # Stripe
    r"sk-(?:[a-z]{2,8}-){0,2}[A-Za-z0-9_\-]{20,250}",  # OpenAI, Anthropic
    r"AIza[\w\-]{35}|ya29\.[\w\-]{20,250}",  # Google
    r"npm_[A-Za-z0-9]{36}|pypi-[\w\-]{50,250}|hf_[A-Za-z0-9]{30,50}|dop_v1_[a-f0-9]{64}",
    r"SG\.[\w\-]{16,32}\.[\w\-]{32,64}",  # SendGrid
    r"(?:AC|SK)[a-f0-9]{32}",  # Twilio
    r"\d{8,10}:[A-Za-z0-9_\-]{35}",  # Telegram
    r"eyJ[\w\-]{8,4000}\.[\w\-]{8,8000}(?:\.[\w\-]{0,4000})?",  # JSON Web Token
)
_WELL_KNOWN = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(_FORMATS)})(?![A-Za-z0-9])")
_BEARER = re.compile(r"(?i)\b(?:bearer|basic)[ ]+(?P<value>[A-Za-z0-9._~+/\-]{16,4000}={0,2})")
_LABEL = (
    r"(?:api|access|secret|private|auth|client|app|license|encryption|shared|signing|webhook|account|storage)"
    r"[ _\-]?(?:access[ _\-]?)?(?:key|token|secret)|token|secret|(?:aws_)?secret_access_key"
    r"|auth_?token"
)
_LABELLED_SECRET = labelled(
    _LABEL, r"[A-Za-z0-9_\-./+=]{8,400}", link=r"[ \t]{0,2}[:=]?[ \t]{0,2}[\"'`]?"
)


def _looks_random(value: str) -> bool:
    """Whether a value is more than a word: letters and digits mixed, or long and of mixed case."""
    mixed = any(map(str.isdecimal, value)) and any(map(str.isalpha, value))
    return mixed or (len(value) >= 20 and not value.islower() and not value.istitle())  # noqa: PLR2004


def private_keys(text: str) -> Iterator[Entity]:
    """Find PEM and PGP private keys; one cut off reaches to the end of the text."""
    end = 0
    for begin in re.finditer(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----", text):
        if begin.start() >= end:
            close = re.compile(r"-----END [A-Z0-9 ]{0,70}-----").search(text, begin.end())
            end = close.end() if close else len(text)
            yield Entity(begin.start(), end, "SECRET", CHECKED)


_URL = re.compile(r"(?i)\b[a-z][a-z0-9+.\-]{1,20}://[^\s<>\"'`]{4,4000}")
_TELLING_URL = re.compile(
    r"(?i)://[^/?#\s]{1,256}:[^/?#\s@]{1,256}@"
    r"|[?&#;](?:[\w\-]{0,30}(?:token|secret|passw|session|sig|signature|auth|jwt|apikey|api_key|otp|email|e-mail|phone|ssn)"
    r"[\w\-]{0,30}|key|pwd|pw|code|sid|mail|user|username|login|magic|invite|hash|nonce)=[^&#\s]{3}"
    r"|(?:@|%40)[\w\-]{1,63}\.[a-z]"
    r"|/(?:reset|verify|confirm|invite|invitation|unsubscribe|magic|activate|token|recover)[\w\-]{0,20}/[\w.\-~]{12}"
    r"|hooks\.slack\.com/services/|/webhooks?/\d"
)
# Hexadecimal alone is a commit's or a file's hash more often than a key.
_OPAQUE_STEP = re.compile(
    r"/(?![0-9a-f]{24,64}(?:[/?#]|$))(?=[A-Za-z_\-]{0,60}\d)(?=[\d_\-]{0,60}[A-Za-z])[A-Za-z0-9_]{24,}(?=[/?#]|$)"
)


def secret_links(text: str) -> Iterator[Entity]:
    """Find links that carry a token, a login or a person's address; other links stay."""
    for match in _URL.finditer(text):
        link = match.group().rstrip(".,;:!?)]}")
        if _TELLING_URL.search(link) or _OPAQUE_STEP.search(link):
            yield Entity(match.start(), match.start() + len(link), "SECRET_URL", CHECKED + 0.01)


RECOGNIZERS: tuple[Recognizer, ...] = (
    private_keys,
    secret_links,
    Shape("SECRET", CHECKED, _WELL_KNOWN),
    Shape("SECRET", LABELLED, _BEARER, _looks_random),
    Shape("SECRET", LABELLED, _LABELLED_SECRET, _looks_random),
)
