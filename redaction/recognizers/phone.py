"""Phone numbers: their shape or the words before them propose, phonenumbers decides."""

import re
from collections.abc import Iterator

import phonenumbers

from redaction.entities import Entity
from redaction.recognizers.shapes import CHECKED, LABELLED, LIKELY, SHAPED, Recognizer, digits

_CANDIDATE = re.compile(
    r"(?<![\w.,@#$€£/\-])(?:\+[ ]?)?\(?\d(?:[ \t().\-/]{0,3}\d){6,16}"
    r"(?:[ ]?(?:x|ext\.?|extension)[ ]?\d{1,6})?(?!\w)"
)
_PHONE_LABEL = (
    r"phones?|telephone|tel|ph|registered|mobile|cell|cellphone|whatsapp|call|called|calling|ring|text|sms|fax|reach|contact|"
    r"number is|my number|(?:messages|answering|dial(?:ed|ing)?)(?: to| at)?"
)
_OTHER_LABEL = (
    r"order|invoice|tracking|parcel|shipment|serial|s/n|sn|reference|ref|case|ticket|sku|part|model|imei|account|"
    r"booking|policy|claim|confirmation|transaction|po|item|version|build|error|isbn|ean|barcode|batch|lot|"
    r"customer number|customer id|user id|product|licen[cs]e|postcode|zip|ssn|social security|card|"
    r"iban|routing|amount|rma"
)
_LABEL = re.compile(rf"(?i)\b(?:(?P<phone>{_PHONE_LABEL})|(?P<other>{_OTHER_LABEL}))\b")
_LABEL_REACH = 45
_CLAUSE_END = re.compile(r"[;!?]|,[ ]|\.[ ](?=[^\W\d_])")
_NORTH_AMERICAN = re.compile(r"(?:\+?1[ .\-]?)?(?:\(\d{3}\)[ ]?|\d{3}[ .\-])\d{3}[ .\-]\d{4}(?!\d)")
_DATE = re.compile(r"(?:19|20)\d\d[\-/.]\d{1,2}[\-/.]\d{1,2}\b|\d{1,2}[\-/.]\d{1,2}[\-/.]\d{4}\b")
_DECIMALS = re.compile(r"\d{1,3}(?:[.]\d{3})+|\d+[.]\d+")
_REGIONS = (
    "US",
    "GB",
    "DE",
    "FR",
    "ES",
    "IT",
    "NL",
    "BE",
    "CH",
    "AT",
    "PL",
    "HU",
    "SE",
    "IN",
    "AU",
    "BR",
)
_SHORTEST, _LONGEST = 7, 15
_BARE_MOBILES = (10, 11)


def phones(text: str) -> Iterator[Entity]:
    """Find phone numbers, by shape or by label, of the regions whose customers write to us most."""
    for match in _CANDIDATE.finditer(text):
        value = match.group()
        if not _DATE.match(value) and not _DECIMALS.fullmatch(value):
            score = _score(value, _label_before(text, match.start()))
            if score:
                yield Entity(*match.span(), "PHONE", score)


def _label_before(text: str, start: int) -> str:
    """Say what the nearest label before a number calls it: phone, other or nothing.

    The label stands on the number's line, or alone on the line above.
    """
    above, _, line = text[max(0, start - _LABEL_REACH) : start].rpartition("\n")
    before = line if line.strip() else above.rstrip().rpartition("\n")[2]
    clause = _CLAUSE_END.split(before)[-1]
    labels = [m.lastgroup for m in _LABEL.finditer(clause)]
    return labels[-1] or "" if labels else ""


def _score(value: str, label: str) -> float:
    count = len(digits(value))
    if value.startswith(("+", "00")):
        return CHECKED if _possible(value) else LABELLED * (label == "phone")
    if label == "other":
        return 0.0
    if label == "phone":
        return LABELLED if _SHORTEST <= count <= _LONGEST else 0.0
    if _NORTH_AMERICAN.match(value):
        return SHAPED
    if value.isdecimal():
        return LIKELY if count in _BARE_MOBILES and _valid(value, ("US", "GB", "IN")) else 0.0
    return SHAPED if value[0] in "(0" and _valid(value, _REGIONS) else 0.0


def _possible(value: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse("+" + value.lstrip("+0 "), None))
    except phonenumbers.NumberParseException:
        return False


def _valid(value: str, regions: tuple[str, ...]) -> bool:
    try:
        return any(
            phonenumbers.is_valid_number(phonenumbers.parse(value, region)) for region in regions
        )
    except phonenumbers.NumberParseException:
        return False


RECOGNIZERS: tuple[Recognizer, ...] = (phones,)
