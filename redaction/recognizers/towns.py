"""What follows a street: the unit, the town, the country and the postal code."""

import re
from itertools import takewhile

from redaction.recognizers.clues import words
from redaction.recognizers.words import NOT_NAMES

_REST = r"[\w'\-]{0,30}"
_WORD = rf"[^\W\d_]{_REST}"
_CAPITAL = rf"[^\W\d_a-z]{_REST}"
_UNIT_KINDS = (
    "apt|apartment|flat|suite|ste|unit|floor|room|building|bldg|block|door|stiege|top|wohnung|étage"
    "|appartement|piso|puerta|interno|scala|lakás|emelet|box|lok|byt"
)
_GAP = r"(?:[ ]?,[ ]?|[ ]{1,2})?(?:\n[ \t>?|]{0,8},?[ ]?)?"
_UNIT = re.compile(
    rf"(?i)(?!\w)(?:\.(?=[ ]))?{_GAP}"
    rf"(?:(?:{_UNIT_KINDS})\.?[ ]?#?[ ]?(?=\w{{0,3}}\d|[a-z]\b)\w{{1,6}}|#[ ]?\w{{1,5}}"
    r"|(?<=[ .])(?:[ivx]{1,4}|\d{1,2})[./][ ]?\w{1,3})(?!\w)\.?"
)
_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM"
    "|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR|AE|AP|AA"
)
US_CODE = rf"(?:{_US_STATES})[ ,]{{1,2}}\d{{5}}(?:-\d{{4}})?\b"
UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b"
_CA_CODE = r"[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
_CODE = (
    rf"(?:{US_CODE}|{UK_CODE}|{_CA_CODE}"
    r"|(?:[A-Z]{1,2}-)?\d{2,6}(?:[ \-]\d{2,4})?(?:[ ][A-Z]{2})?(?![\w:/]|[.,]\d))"
)
_CODE_AFTER = re.compile(rf"(?i)(?=[\s,]){_GAP}{_CODE}")
_SURE_CODE = (
    rf"(?:{US_CODE}|{UK_CODE}|{_CA_CODE}|\d{{5,6}}(?![\w:/]|[.,]\d)"
    r"|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}(?!\w))"
)
_TOWN_AND_CODE = re.compile(
    rf"(?i)[ ]?[,\n]\s{{0,3}},?[ ]?"
    rf"(?:{_WORD}(?:[ .,]{{1,2}}{_WORD}){{0,3}}[,\s]{{1,3}}{_SURE_CODE}"
    rf"|(?:[A-Z]{{1,2}}-)?\d{{4,5}}[ ](?-i:{_CAPITAL}))"
)
_NEXT_WORDS = re.compile(
    r"(?P<gap>[ ]?,[ ]?(?:\n[ >?|]{0,8})?|[ ]?\n[ \t>?|]{0,8},?[ ]?|[ ]-[ ]|[ ]{1,2}"
    r"|(?P<apart>[ ]?\n[ >?|]{0,8}\n[ >?|]{0,8}))"
    rf"(?P<words>{_WORD}(?:[ ][(]?{_WORD}[)]?){{0,4}})"
)
_ENDS = re.compile(r"[ ]?(?:[,.?!;)]|\n|\Z)")
_WITHIN_TOWNS = words("de del la le les am an der den im in on upon of sur y und do da dos san st")
_PART = re.compile(r"\S+")
_MOST_PARTS = 7


def onward(text: str, end: int) -> int:
    """Follow an address over its unit, town, country and code; give its end."""
    for _ in range(_MOST_PARTS):
        part = _UNIT.match(text, end) or _CODE_AFTER.match(text, end)
        reached = part.end() if part else _town(text, end)
        if reached == end:
            break
        end = reached
    return end


def has_address_after(text: str, end: int) -> bool:
    """Whether a unit, or a town with its code, follows on the same or the next line."""
    return bool(_UNIT.match(text, end) or _TOWN_AND_CODE.match(text, end))


def _town(text: str, end: int) -> int:
    """Take in the words of a town or country; they are capitalised, or a code follows them."""
    match = _NEXT_WORDS.match(text, end)
    if match is None or match.group("words").split()[0].lower() in NOT_NAMES - {"new", "street"}:
        return end
    begin = match.start("words")
    ends = [begin + word.end() for word in _PART.finditer(match.group("words"))]
    for stop in reversed(ends):
        if _CODE_AFTER.match(text, stop):
            return stop
    capitals = list(takewhile(_may_be_of_a_town, match.group("words").split()))
    if match.group("apart") or not capitals:
        return end
    stop = ends[len(capitals) - 1]
    same_line = match.group("gap").isspace() and "\n" not in match.group("gap")
    return stop if same_line or _ENDS.match(text, stop) else end


def _may_be_of_a_town(word: str) -> bool:
    return word[0].isupper() or word.strip("()").lower() in _WITHIN_TOWNS
