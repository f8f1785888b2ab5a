"""Where people live: streets with their towns, postal codes in context, and coordinates."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.shapes import (
    CHECKED,
    LABELLED,
    LIKELY,
    SHAPED,
    Recognizer,
    Shape,
    has_digits,
    labelled,
)

_WAYS = (
    "street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|square"
    "|sq|terrace|ter|close|crescent|cres|gardens|gdns|parkway|pkwy|highway|hwy|circle|cir|trail|trl"
    "|row|mews|alley|quay|loop|plaza|grove|turnpike|pike"
)
_WORD = r"[^\W\d_][\w'\-]{0,30}"
_UNIT_KINDS = r"apt|apartment|flat|suite|ste|unit|floor|room"
_UNIT = rf"(?:[,\s]{{1,3}}(?:(?:{_UNIT_KINDS})\.?[ ]?#?|#)\w{{1,6}}){{0,2}}"
_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM"
    "|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR|AE|AP|AA"
)
_US_CODE = rf"(?:{_US_STATES})[ ,]{{1,2}}\d{{5}}(?:-\d{{4}})?\b"
_UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b"
_CODE = rf"(?:{_US_CODE}|{_UK_CODE}|(?:[A-Z]{{1,2}}-)?\d{{4,6}}\b)"
# What may follow a street, on its line or the next three: a town, a country, a code.
_TOWN = (
    rf"(?:[,\s]{{1,3}}{_CODE}(?:[ ]{_WORD})?"
    rf"|[,\s]{{1,3}}{_WORD}(?:[ ]{_WORD}){{0,2}}(?:[,\n]\s{{0,2}}{_WORD}){{0,2}}"
    rf"[,\s]{{1,3}}{_CODE})?"
)
_ROMANCE = (
    r"rue|avenue|boulevard|chemin|impasse|calle|avenida|plaza|paseo|via|viale|piazza|corso|rua"
    r"|ulica|ul\.|al\."
)
_GERMANIC = (
    r"\w{2,30}(?:straße|strasse|str\.|gasse|weg|allee|platz|straat|laan|gatan|vägen|katu|gade|vej"
    r"|veien|gata)"
)
_EASTERN = r"utca|út|tér|körút|köz|sokak|caddesi"

# 12 High Street; 9520 Faires Farm Rd, Apt 4, Charlotte, NC 28213
_NUMBER_FIRST = (
    r"(?<![\w.,$€£#\-])(?:(?:flat|apt|apartment|unit|suite)\.?[ ]\w{1,4},?[ ])?"
    r"\d{1,5}(?:[\-/]\d{1,4})?[a-z]?,?[ ]"
    rf"(?:{_WORD}\.?[ ]){{1,4}}?(?:{_WAYS})\b\.?"
)
# 10 rue de la Paix
_NUMBER_BEFORE_WAY = (
    rf"(?<![\w.])\d{{1,5}}(?: ?(?:bis|ter))?,?[ ](?:{_ROMANCE})[ ]{_WORD}(?:[ ]{_WORD}){{0,3}}"
)
# Via Roma 12
_WAY_FIRST = rf"\b(?:{_ROMANCE})[ ](?:{_WORD}[ ]){{1,4}}\d{{1,4}}[a-z]?\b"
# Hauptstraße 12; Kossuth utca 5. II/3
_NAME_FIRST = (
    rf"\b(?:{_GERMANIC}|(?:{_WORD}[ ]){{1,2}}(?:{_EASTERN}))[ ]\d{{1,4}}[a-z]?\b"
    r"(?:\.?[ ](?:[ivx]{1,4}|\d{1,2})[./][ ]?\w{1,3}\b)?\.?"
)
_PO_BOX = r"\bP\.?[ ]?O\.?[ ]?Box[ ]\d{1,6}"
_STREETS = (_NUMBER_FIRST, _NUMBER_BEFORE_WAY, _WAY_FIRST, _NAME_FIRST, _PO_BOX)
_PLAIN_WORDS = """
    the in a an of to my your this that is are was on at for and or by with from days day weeks week
    months month years year hours hour minutes minute times time items item units seconds only last
    all no any it different ways volts v bit pin pins steps step percent euros dollars port
    january february march april may june july august september october november december
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())


def _not_a_measure(value: str) -> bool:
    """Whether words near a number are a street's name, unlike "2 weeks in this way"."""
    words = re.findall(r"[^\W\d_]+", value.lower())
    return not _PLAIN.intersection(words[:2])


_TOLD = re.compile(
    r"(?i)\b(?:(?<!mail )(?<!ip )(?<!mac )(?<!wallet )(?<!web )(?<!email )address(?:es)?"
    r"(?:[ ](?:is|to|at|now))?|live[sd]?[ ](?:at|in|on)|living[ ]at|meet[ ](?:me|you|us)[ ]at"
    r"|(?:office|house|shop|home)[ ]is[ ]at|located[ ]at|return[ ]to|taxi[ ]to"
    r"|(?:ship|send|deliver|mail|post|moved|relocated)(?:ped|ed)?"
    r"(?:[ ](?:it|this|them|that|the[ ]\w{1,20}))?[ ]to)"
    r"[ ]{0,2}[:=]?\s{0,2}(?P<value>[^\n.;!?]{4,120})"
)
_LEAD = 30
_NUMBERED = re.compile(
    rf"(?i)\d{{1,5}}[a-z]?,?[ ]{_WORD}(?:[ ,]{{1,2}}{_WORD}){{0,5}}(?:[ ,]{{1,2}}\d{{1,6}})?"
)


def told(text: str) -> Iterator[Entity]:
    """Find what is told to be an address, as in "I live at ...", from its number on."""
    for match in _TOLD.finditer(text):
        start = match.start("value")
        found = _NUMBERED.search(text, start, match.end())
        if found and found.start() <= start + _LEAD and _not_a_measure(found.group()):
            yield Entity(*found.span(), "ADDRESS", LIKELY)


_LATITUDE = r"[\-+]?(?:90\.0{4,12}|[1-8]?\d\.\d{4,12})"
_LONGITUDE = r"[\-+]?(?:180\.0{4,12}|(?:1[0-7]\d|\d{1,2})\.\d{4,12})"
_DEGREES = r"\d{1,3}[°º][ ]?\d{1,2}['′][ ]?(?:\d{1,2}(?:\.\d{1,6})?[\"″][ ]?)?"  # noqa: RUF001
_POSTAL = r"[A-Z0-9][A-Z0-9\-]{2,8}(?:[ ]\d[A-Z]{2}|[ ]\d{2}|[ ][A-Z]{2})?(?!\w)"

RECOGNIZERS: tuple[Recognizer, ...] = (
    *(
        Shape("ADDRESS", SHAPED, re.compile(rf"(?i){street}{_UNIT}{_TOWN}"), _not_a_measure)
        for street in _STREETS
    ),
    told,
    Shape("ADDRESS", SHAPED, re.compile(r"\b(?:Apt|Suite|Flat)\.?[ ]#?\d{1,5}[A-Z]?\b")),
    Shape(
        "ADDRESS",
        LABELLED,
        labelled(r"zip(?: ?code)?|post(?:al)? ?code|postcode|plz", _POSTAL),
        has_digits(2),
    ),
    Shape(
        "ADDRESS",
        SHAPED,
        re.compile(rf"\b(?:[A-Z][a-z]{{2,20}}[ ]){{0,3}}(?:[A-Z][a-z]{{2,20}},[ ]?)?{_US_CODE}"),
    ),
    Shape("ADDRESS", LIKELY, re.compile(rf"(?<![\w\-])(?=\w{{2,4}} ){_UK_CODE}(?![\w\-])")),
    Shape(
        "COORDINATES",
        CHECKED,
        re.compile(rf"(?<![\w.\-]){_LATITUDE}(?:,[ ]?|[ ]){_LONGITUDE}(?!\d|\.\d)"),
    ),
    Shape("COORDINATES", CHECKED, re.compile(rf"{_DEGREES}[NS][, ]{{1,3}}{_DEGREES}[EWO]")),
)
