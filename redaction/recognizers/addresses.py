"""Where people live: streets, post boxes, codes with their towns, and coordinates."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, HEAD, NUMBERED, SIGNED_FIGURES, words
from redaction.recognizers.labels import after_label
from redaction.recognizers.shapes import (
    CHECKED,
    LIKELY,
    SHAPED,
    Needing,
    Reading,
    Recognizer,
    Shape,
    has_digits,
)
from redaction.recognizers.streets import corners, streets
from redaction.recognizers.towns import UK_CODE, US_CODE, onward

_TOLD = re.compile(
    r"(?i)\b(?:(?<!mail )(?<!ip )(?<!mac )(?<!wallet )(?<!web )(?<!email )"
    r"(?<!ware )(?<!remote )(?<!physical )(?<!ethernet )(?<!wifi )address(?:es)?"
    r"(?:[ ](?:is|to|at|now|with))?|live[sd]?[ ](?:at|in|on)|living[ ]at|meet[ ](?:me|you|us)[ ]at"
    r"|(?:office|house|shop|home|restaurant)[ ](?:is )?(?:at|in)|located[ ]at|return[ ]to"
    r"|taxi[ ]to|off[ ]at"
    r"|(?:ship|send|deliver|mail|post|moved|relocated)(?:ped|ed)?"
    r"(?:[ ](?:it|this|them|that|the[ ]\w{1,20}))?[ ]to)"
    r"[ ]{0,2}[:=]?\s{0,2}(?P<value>[^\n.;!?]{4,120})"
)
_TELLING = words(
    "address addresses live lives lived living meet office house shop home restaurant located"
    " return taxi off ship shipped send deliver delivered mail mailed post posted moved"
    " relocated"
)
_LEAD, _BEYOND = 30, 3
_WORD = r"[^\W\d_][\w'\-]{0,30}"
_CAPITAL = r"[^\W\d_a-z][\w'\-]{0,30}"
_NUMBERED = re.compile(
    rf"(?i)(?<![\w.,$€£%])\d{{1,5}}[a-z]?,?[ ]{_WORD}(?:[ ,]{{1,2}}{_WORD}){{0,5}}"
    r"(?:[ ,]{1,2}\d{1,6})?"
    rf"|(?-i:{_CAPITAL}(?:[ ](?:{_CAPITAL}|d[aeiou]|la|del|von"
    rf"|van)){{0,4}})"
    r"[ ]\d{1,5}[a-z]?(?![\w%]|[.,:]\d)"
)
_PLAIN = words(
    "the a an of to my your this that is are was for and or by with from days day weeks week months"
    " month years year hours hour minutes minute times time items item units only all no any"
    " different percent euros dollars people am pm business working other more letters characters"
)


def _told(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read what is told to be an address, as in "I live at ...", from its number on."""
    start = match.start("value")
    found = _NUMBERED.search(text, start, match.end() + _BEYOND)
    # "These settings address Level 2 risks."
    verb = text[match.start() : start].strip().lower() in ("address", "addresses")
    if found is None or (verb and not found.group()[0].isdecimal()):
        return
    if found.start() <= start + _LEAD and _not_a_measure(found.group()):
        yield Entity(found.start(), onward(text, found.end()), "ADDRESS", LIKELY)


def _not_a_measure(value: str) -> bool:
    """Whether a number is a house's, as in "1 Day Curve", unlike "1 day"."""
    first = re.findall(r"[^\W\d_]+", value)[:2]
    named = len(first) > 1 and all(word.istitle() for word in first)
    return named or _PLAIN.isdisjoint(word.lower() for word in first)


_BOX = re.compile(
    r"(?i)(?<!\w)(?:P\.?[ ]?O\.?[ ]?Box|Postfach|Postbus|Casella Postale|Apartado(?: de Correos)?"
    r"|Caixa Postal|Boîte Postale|Postboks|Postilokero|Locked Bag|GPO Box|Pf\.|B\.P\.|(?-i:BP))"
    r"[ ]{0,2}\d{1,6}(?!\w)"
    r"|\b(?:PSC|CMR|Unit)[ ]\d{1,5},?[ ]Box[ ]\d{1,5}|\bUS[NCS]{1,3}V? [A-Z]\w{2,20}(?=\s[AFD]PO\b)"
)
_BOXES = words(
    "box postfach postbus postale apartado postal postboks postilokero bag pf bp usnv uss"
)
_MILITARY = re.compile(r"(?i)[ ]?\s[ ]?(?:APO|FPO|DPO)[ ](?:AA|AE|AP)[ ]\d{5}(?:-\d{4})?")


def boxes(text: str) -> Iterator[Entity]:
    """Find post boxes, of soldiers too, with the town and code that follow."""
    for match in _BOX.finditer(text):
        end = match.end()
        military = _MILITARY.match(text, end)
        yield Entity(
            match.start(), military.end() if military else onward(text, end), "ADDRESS", SHAPED
        )


_US_CODE = re.compile(US_CODE)
_US_TOWN = re.compile(r"(?:\b[A-Z][\w'\-]{2,20}[ ]){0,3}(?:\b[A-Z][\w'\-]{2,20},[ ]?)?$")
_TOWN_REACH = 90


def american_towns(text: str) -> Iterator[Entity]:
    """Find postal codes of the United States behind their state, with the town before them."""
    for match in _US_CODE.finditer(text):
        town = _US_TOWN.search(text, max(0, match.start() - _TOWN_REACH), match.start())
        if town and not text[match.start() - 1 : match.start()].isalnum():
            yield Entity(town.start(), match.end(), "ADDRESS", SHAPED)


_LATITUDE = r"[\-+]?(?:90\.0{4,12}|[1-8]?\d\.\d{4,12})"
_LONGITUDE = r"[\-+]?(?:180\.0{4,12}|(?:1[0-7]\d|\d{1,2})\.\d{4,12})"
_DEGREES = r"\d{1,3}[°º][ ]?\d{1,2}['′][ ]?(?:\d{1,2}(?:\.\d{1,6})?[\"″][ ]?)?"  # noqa: RUF001
_POSTAL = r"(?=[A-Z]{0,3}\d)[A-Z0-9][A-Z0-9\-]{2,9}(?:[ ]\d[A-Z]{2}|[ ]\d{2}|[ ][A-Z]{2})?(?!\w)"
_POSTAL_LABELS = """
    zip; zip code; zipcode; pin code; pincode; post code; postcode; postal code; plz; postleitzahl
    ; code postal; código postal; codice postale; cap; cep; postcode; kod pocztowy; irányítószám
"""

RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(streets, (DIGIT,)),
    Needing(corners, (words("corner"),)),
    Needing(boxes, (DIGIT, _BOXES)),
    Reading(_TOLD, _told, (DIGIT, _TELLING), frozenset(word[:HEAD] for word in _TELLING)),
    Shape(
        "ADDRESS",
        SHAPED,
        re.compile(r"\b(?:[Aa]pt|[Ss]uite|[Ff]lat|APT|SUITE)\.?[ ]#?\d{1,5}[A-Z]?\b"),
        needs=(DIGIT, words("apt suite flat")),
        begins=words("apt sui fla"),
    ),
    after_label("ADDRESS", _POSTAL_LABELS, _POSTAL, has_digits(2)),
    Needing(american_towns, (DIGIT,)),
    Shape(
        "ADDRESS",
        LIKELY,
        re.compile(rf"(?i)(?<![\w\-])(?=\w{{2,4}} \d\w\w){UK_CODE}(?![\w\-])"),
        needs=(DIGIT,),
        begins=NUMBERED,
    ),
    # A code with its country before it, or a Dutch one, and the town.
    Shape(
        "ADDRESS",
        LIKELY,
        re.compile(
            r"(?<![\w\-])(?:(?:D|A|CH|F|I|B|L|NL|PL|CZ|SK|H|SE|DK|FIN?|N)-\d{4,5}"
            r"|\d{4}[ ]?[A-Z]{2})"
            rf"[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}"
        ),
        needs=(DIGIT,),
        begins=NUMBERED,
    ),
    Shape(
        "COORDINATES",
        CHECKED,
        re.compile(rf"(?<![\w.\-]){_LATITUDE}(?:,[ ]?|[ ]){_LONGITUDE}(?!\d|\.\d)"),
        needs=(DIGIT, frozenset(".")),
        begins=SIGNED_FIGURES,
    ),
    Shape(
        "COORDINATES",
        CHECKED,
        re.compile(rf"{_DEGREES}[NS][, ]{{1,3}}{_DEGREES}[EWO]"),
        needs=(frozenset("°º"),),
    ),
    after_label(
        "COORDINATES", "latitude; longitude; lat; lon; lng; long", r"[\-+]?\d{1,3}\.\d{3,12}(?!\d)"
    ),
)
