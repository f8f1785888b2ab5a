"""Keys and tokens that open doors: well-known formats, labelled values, private keys."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import LONG, words
from redaction.recognizers.labels import labelled
from redaction.recognizers.shapes import CHECKED, LABELLED, Needing, Recognizer, Shape

_ISSUERS = (
    r"lin_api|ntn|secret|dapi|PMAK|NRAK|atlasv1|hvs|hvb|rubygems|figd|ATATT3|ATCTT3|sntrys|vercel"
    r"|nfp|fo1|dp\.pt|pul|tfp|xkeysib|CCIPAT|pat|PAT"
)
_FORMATS = (
    r"(?:AKIA|ASIA|AGPA|AIDA|AROA|ABIA|ACCA|AIPA|ANPA|ANVA)[A-Z0-9]{16}",  # AWS
    r"gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{22,255}",
    r"gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|ffct)-[\w\-]{20,250}",  # GitLab
    r"xox[abeoprs]-[A-Za-z0-9\-]{10,250}|xapp-[A-Za-z0-9\-]{10,250}",  # Slack
    r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9]{16,64}",  # Stripe
    r"sk-(?:[a-z]{2,8}-|[a-z]{2,8}\d\d-){0,2}[A-Za-z0-9_\-]{20,250}",  # OpenAI, Anthropic
    r"AIza[\w\-]{35}|ya29\.[\w\-]{20,250}|GOCSPX-[\w\-]{20,40}|1//0[\w\-]{30,250}",  # Google
    r"\d{6,20}-[a-z0-9]{32}\.apps\.googleusercontent\.com",
    r"npm_[A-Za-z0-9]{36}|pypi-[\w\-]{50,250}|hf_[A-Za-z0-9]{30,50}|do[oprt]_v1_[a-f0-9]{64}",
    r"r8_[A-Za-z0-9]{30,50}|gsk_[A-Za-z0-9]{40,60}|pplx-[A-Za-z0-9]{40,60}|dckr_pat_[\w\-]{20,40}",
    r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|sq0(?:atp|csp)-[\w\-]{22,43}|EAAA[\w\-]{60}",  # Shopify
    r"SG\.[\w\-]{16,32}\.[\w\-]{32,64}|key-[a-f0-9]{32}|[a-f0-9]{32}-us\d{1,2}",  # mail senders
    r"(?:AC|SK)[a-f0-9]{32}",  # Twilio
    r"\d{8,10}:[A-Za-z0-9_\-]{35}",  # Telegram
    rf"(?:{_ISSUERS})[_\-.](?=[\w\-]{{0,30}}(?:\d|[a-z][A-Z]))[\w\-.=]{{24,250}}",
    r"dapi[a-f0-9]{32}|AT[AC]TT3[A-Za-z0-9_\-=]{20,250}",  # Databricks, Atlassian
    r"[A-Za-z0-9_~.\-]{3}\dQ~[A-Za-z0-9_~.\-]{31,34}",  # Azure client secret
    r"eyJ[\w\-]{8,4000}\.[\w\-]{8,8000}(?:\.[\w\-]{0,4000})?",  # JSON Web Token
    r"AGE-SECRET-KEY-1[A-Z0-9]{58}|ops_[A-Za-z0-9+/=]{40,2000}|PuTTY-User-Key-File-\d",
)
_WELL_KNOWN = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(_FORMATS)})(?![A-Za-z0-9])")
_LONG_WORD = re.compile(r"\S{16,}")
_BEARER = re.compile(r"(?i)\b(?:bearer|basic)[ ]+(?P<value>[A-Za-z0-9._~+/\-]{8,4000}={0,2})")
_BEARERS = words("bearer basic")
_CONNECTION = re.compile(
    r"(?i)(?:accountkey|sharedaccesskey|password|pwd|secret|apikey)=(?P<value>[^;\s\"'&]{4,200})"
)
_CURL_LOGIN = re.compile(r"(?<=-u )[\w.\-@]{1,64}:[^\s\"']{3,128}")
_LABEL = (
    r"(?:api|access|secret|private|auth|client|app|license|encryption|shared|signing|webhook"
    r"|account|storage|refresh|bearer|id|session|personal|bot|master|seed|recovery)"
    r"[ _\-]?(?:access[ _\-]?)?(?:key|token|secret|phrase)|token|secret"
    r"|(?:aws_)?secret_access_key|auth_?token"
)
_LABELS = words(
    "key token secret phrase apikey accesskey secretkey privatekey authtoken appkey clientsecret"
    " accesstoken licensekey appsecret apitoken refreshtoken sessiontoken sharedkey storagekey"
)
_HEADS = words(
    "api acc sec pri aut cli app lic enc sha sig web sto ref bea id id_ ida idk ids idt idp ses per"
    " bot mas see rec tok aws"
)
_LABELLED = labelled(_LABEL, r"[A-Za-z0-9_\-./+=]{8,400}", link=r"[ \t]{0,2}[:=]?[ \t]{0,2}[\"'`]?")
# A wallet's seed: twelve words or more behind its label (BIP 39).
_SEED = re.compile(
    r"(?i)\b(?:seed|recovery|mnemonic|backup)(?:[ ](?:phrase|words"
    r"|seed)){1,2}(?:[ ]is)?[ ]?[:=]?\s{1,2}"
    r"[\"']?(?P<value>[a-z]{3,8}(?:[ ,\n]{1,2}[a-z]{3,8}){11,23})(?!\w)"
)
_SEEDS = words("seed mnemonic recovery backup")
_LONG = 20


def _looks_random(value: str) -> bool:
    """Whether a value is more than a word: letters and digits mixed, or long and of mixed case."""
    mixed = any(map(str.isdecimal, value)) and any(map(str.isalpha, value))
    return mixed or (len(value) >= _LONG and not value.islower() and not value.istitle())


_BEGIN = re.compile(
    r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY"
)
_END = re.compile(r"-----END [A-Z0-9 ]{0,70}-----")


def well_known(text: str) -> Iterator[Entity]:
    """Find keys of well-known formats, within the long words that alone can be ones."""
    for word in _LONG_WORD.finditer(text):
        for match in _WELL_KNOWN.finditer(text, *word.span()):
            yield Entity(*match.span(), "SECRET", CHECKED)


def private_keys(text: str) -> Iterator[Entity]:
    """Find PEM and PGP private keys; one cut off reaches to the end of the text."""
    end = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() >= end:
            close = _END.search(text, begin.end())
            end = close.end() if close else len(text)
            yield Entity(begin.start(), end, "SECRET", CHECKED)


RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(private_keys, (words("private"),)),
    Needing(well_known, (LONG,)),
    Shape("SECRET", LABELLED, _BEARER, _looks_random, (_BEARERS,)),
    Shape("SECRET", LABELLED, _CONNECTION, needs=(frozenset("="),)),
    Shape("SECRET", LABELLED, _CURL_LOGIN, needs=(words("u"), frozenset(":"))),
    Shape("SECRET", LABELLED, _LABELLED, _looks_random, (_LABELS,), _HEADS),
    Shape("SECRET", LABELLED, _SEED, needs=(_SEEDS,)),
)
