"""Streets, by a number and the words beside it."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.calendar import MONTHS
from redaction.recognizers.clues import words
from redaction.recognizers.legible import folded
from redaction.recognizers.nearby import is_of_an_order
from redaction.recognizers.shapes import LIKELY, SHAPED
from redaction.recognizers.towns import has_address_after, onward
from redaction.recognizers.ways import (
    AFTER_NAMES,
    BEFORE_NAMES,
    DOUBTFUL_WAYS,
    ENDINGS,
    RARER_WAYS,
    WAYS,
)
from redaction.recognizers.words import NOT_NAMES

_PLAIN = MONTHS | words(
    """
    the in a an of to my your this that is are was on at for and or by with from days day weeks week
    months month years year hours hour minutes minute times time items item units seconds only last
    all no any it different ways volts v bit pin pins steps step percent euros dollars port people
    am pm o'clock more most other two three four five next first second third fourth be if when so
    """
)
_REST = r"[\w'\-]{0,30}"
_WORD = rf"[^\W\d_]{_REST}"
_CAPITAL = rf"[^\W\d_a-z]{_REST}"
_NUMBER = re.compile(
    r"\d(?<![\w$€£#%\-:]\d)(?<!\d[.,/]\d)(?<![^\W\d_]/\d)\d{0,5}(?:[\-/]\d{1,4})?[A-Za-z]?"
    r"(?![\w%:]|[.,/]\d)"
)
_TO_WAY = re.compile(
    rf"(?i),?[ ](?P<name>(?:(?:{_WORD}|\d{{1,3}} ?(?:st|nd|rd|th))\.?[ ]){{1,4}}?)"
    rf"(?:{WAYS})(?!\w)\.?"
    rf"(?:[ ]{_WORD}[ ](?:street|road|nagar|colony|avenue)(?!\w))?"
)
_TO_RARER_WAY = re.compile(
    rf",?[ ](?P<name>(?:{_CAPITAL}[ ]){{1,3}}?)(?:(?:{RARER_WAYS})s?"
    rf"|(?P<doubtful>{DOUBTFUL_WAYS})s?)(?!\w)"
)
_TO_WAY_AND_NAME = re.compile(
    rf"(?i)(?: ?(?:bis|ter))?,?[ ](?P<name>(?!via)(?:{BEFORE_NAMES})[ ](?:{_WORD}))"
    rf"(?:[ ](?-i:(?:d[eu]|la|le|l|des|del|di|da|do)\b|{_CAPITAL})){{0,4}}"
)
_BEFORE_NAME = re.compile(rf"(?i){BEFORE_NAMES}")
_WITHIN_NAMES = words("de du des d la le les l las los el del della dei degli di da do dos das")
_REACH = 70
_MOST_WORDS = 5
_WORDS_BEFORE = re.compile(rf"(?:{_WORD}\.?[ ,]{{1,2}}){{1,{_MOST_WORDS}}}$")
_PART = re.compile(r"[^\s,]+,?")
_SURE_ENDINGS = ("straße", "strasse", "straat", "gatan", "katu")
_NUMBER_BEFORE = re.compile(r"(?<![\w$€£#.,\-:/])\d{1,6}[ ]$")
# Fewer digits are an amount: "2 Galaxy 10".
_CODE_BEFORE = re.compile(r"(?<![\w$€£#.,\-:/])\d{4,6}[ ]$")
_CODE_REACH, _UNIT_REACH = 8, 24
_LINE_END = re.compile(r"[ ]?(?:[,.?!;]|\n|\Z)")
_UNIT_BEFORE = re.compile(
    r"(?i)(?:flat|apt|apartment|unit|suite|room|house|no)\.?[ ]#?\w{1,5},?[ ]$"
)


def streets(text: str) -> Iterator[Entity]:
    """Find streets with a house number, and what follows of their address."""
    reached = 0
    for match in _NUMBER.finditer(text):
        if match.start() >= reached and (span := _street(text, match.start(), match.end())):
            reached = onward(text, span[1])
            yield Entity(span[0], reached, "ADDRESS", SHAPED)


_BEFORE_A_WAY, _BEHIND_A_NAME = frozenset(" ,bBtT"), frozenset(" ,")


def _street(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Say how far the street reaches that a number stands in, if it does."""
    if text[end : end + 1] not in _BEFORE_A_WAY and text[start - 1 : start] not in _BEHIND_A_NAME:
        return None
    following = _TO_WAY.match(text, end) or _TO_WAY_AND_NAME.match(text, end)
    if following is None and (rarer := _TO_RARER_WAY.match(text, end)):
        doubtful = rarer.group("doubtful") and not has_address_after(text, rarer.end())
        following = None if doubtful else rarer
    if following and (_is_a_name(following.group("name")) or _is_called_so(text, following)):
        return _from_unit(text, start), following.end()
    named = _name_before(text, start, end)
    return (_from_number(text, named), end) if named is not None else None


def _is_a_name(name: str) -> bool:
    """Whether words near a number are a street's name, unlike "2 weeks in this way"."""
    return _PLAIN.isdisjoint(word.strip(".,") for word in name.lower().split()[:2])


def _is_called_so(text: str, way: re.Match[str]) -> bool:
    """Whether a street is called by a unit's name: "1 Day Wells, Oldham", unlike "1 day pass"."""
    return (
        _CALLED.fullmatch(way.group()) is not None and _LINE_END.match(text, way.end()) is not None
    )


_CALLED = re.compile(r",?[ ][A-Z][a-z]+[ ][A-Z][a-z]+\.?")


def _name_before(text: str, start: int, end: int) -> int | None:
    """Find where the street's name begins whose number follows it: "Kossuth utca 5"."""
    reach = max(0, start - _REACH)
    chunks = text[reach:start].rsplit(maxsplit=_MOST_WORDS)
    reach += len(chunks[0]) if len(chunks) > _MOST_WORDS else 0
    before = _WORDS_BEFORE.search(text, reach, start)
    if before is None:
        return None
    found = list(_PART.finditer(before.group()))
    places = [before.start() + match.start() for match in found]
    parts = [match.group() for match in found]
    if (named := _first_of_street(parts)) is None:
        named = _first_of_name(parts)
        plain = not parts[-1][0].isupper() or parts[-1].lower() in NOT_NAMES
        if plain or not _is_a_name(" ".join(parts[named:])):
            return None
        if not has_address_after(text, end) and not _stands_between(text, places[named], end):
            return None
    return places[named]


def _first_of_street(parts: list[str]) -> int | None:
    """Say with which of the words before a number a street begins, if one of them means one."""
    last = folded(parts[-1])
    if last in AFTER_NAMES and len(parts) > 1:
        return _first_of_name(parts[:-1])
    # A name, unlike "right" and "weg": capitalised, or it ends like nothing else.
    if last.endswith(ENDINGS if parts[-1][0].isupper() else _SURE_ENDINGS) and last not in ENDINGS:
        return _first_of_name(parts)
    for position, word in enumerate(parts[:-1]):
        names = [part for part in parts[position + 1 :] if part not in _WITHIN_NAMES]
        # "via port 443" is no street in Italy.
        if word != "via" and _BEFORE_NAME.fullmatch(word) and all(n[0].isupper() for n in names):
            return position
    return None


def _first_of_name(parts: list[str]) -> int:
    """Say from which word on all are capitalised; the last one at least is the name."""
    first = len(parts) - 1
    while first > 0 and parts[first - 1][0].isupper() and not parts[first - 1].endswith(","):
        first -= 1
    return first


def _stands_between(text: str, start: int, end: int) -> bool:
    """Whether a name with a number stands between a code and a line's end: "20789 Allika 46"."""
    code = _CODE_BEFORE.search(text, max(0, start - _CODE_REACH), start)
    return bool(code and _LINE_END.match(text, end) and not is_of_an_order(text, code.start()))


def _from_number(text: str, start: int) -> int:
    """Take in a house's number or code before a street's name."""
    number = _NUMBER_BEFORE.search(text, max(0, start - _CODE_REACH), start)
    return number.start() if number else start


def _from_unit(text: str, start: int) -> int:
    """Take in a flat, or a code, before the house's number."""
    unit = _UNIT_BEFORE.search(text, max(0, start - _UNIT_REACH), start)
    return unit.start() if unit else _from_number(text, start)


_CORNER = re.compile(
    r"(?i)\b(?:the )?corner of (?:(?-i:[^\W_a-z])[\w'\-.]{0,30}[ ]){1,5}(?:and|&)"
    r"(?:[ ](?:[a-z]{1,3}[ ])?(?-i:[^\W_a-z])[\w'\-.]{0,30}){1,4}"
)


def corners(text: str) -> Iterator[Entity]:
    """Find the corner of two streets."""
    for match in _CORNER.finditer(text):
        corner = match.group().rstrip(".")
        end = match.start() + len(corner)
        yield Entity(match.start(), onward(text, end), "ADDRESS", LIKELY)
