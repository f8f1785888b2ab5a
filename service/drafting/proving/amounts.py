"""The amounts a text states: numbers, prices, durations, dates, sizes, and their limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from service.drafting.proving.measuring import (
    MONTHS,
    NUMBER_WORDS,
    SCALES,
    SYMBOLS,
    TENS,
    measure,
)

Bound = Literal["", "most", "least"]

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SPELT = "|".join(sorted({**NUMBER_WORDS, **TENS}, key=len, reverse=True))
_TH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)"
    rf"|(?P<d2>\d{{1,2}}){_TH}(?: of)? (?P<m2>{_MONTH})\b\.?(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_MONTH})\b\.? (?P<d3>\d{{1,2}}){_TH}(?!\d)(?:,? (?P<y3>\d{{4}}))?"
    rf"|(?P<m4>{_MONTH})\b\.? (?P<y4>\d{{4}}))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?:(?P<h1>\d{1,2})(?:[:.](?P<n1>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?P<h2>[01]?\d|2[0-3]):(?P<n2>[0-5]\d)(?![\d:]))",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w.-])(?:[A-Za-z]{1,20}\d[A-Za-z0-9]{0,40}(?:-[A-Za-z0-9]{1,40}){0,5}"
    r"|[A-Z][A-Z0-9]{0,20}(?:-[A-Z0-9]{1,40}){0,4}-\d[A-Z0-9]{0,40})(?![\w-])"
)
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<sign>[£€$¥₹] ?)?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?"
    rf"|(?P<spelt>(?:{_SPELT})(?:[- ](?:{_SPELT}))?)\b)"
    rf"(?P<scale>[ -](?:{'|'.join(SCALES)})\b)?"
    r"(?: ?(?P<percent>%|per ?cent\b)| ?(?P<sign_after>[£€$¥₹])"
    r"|(?: ?- ?| )?(?P<working>(?:working|business)[ -])?"
    r"(?:(?:calendar|full|consecutive|more|extra|whole)[ -])?(?P<unit>[°º]?[^\W\d_]{1,12})\b)?",
    re.IGNORECASE,
)
_UNLIMITED = "unlimited"
_LOOK_AROUND = 26
_JOINED = re.compile(r" ?(?:-|to|and|or|through|/) ?")
_BOUNDS: tuple[tuple[Bound, bool, re.Pattern[str]], ...] = (
    ("most", True, re.compile(r"\b(?:up to|at most|(?:no|not) (?:more|longer) than|limited to"
                              r"|maximum(?: of| is)?) $")),
    ("least", True, re.compile(r"\b(?:at least|(?:no|not) (?:less|fewer) than"
                               r"|minimum(?: of| is)?) $")),
    ("most", False, re.compile(r"\b(?:within|under|below|by|until|in|less than|fewer than"
                               r"|shorter than|exceeds?)(?: the)?(?: first)? $")),
    ("least", False, re.compile(r"\b(?:over|from|above|after|more than|longer than) $")),
)  # fmt: skip
_BOUNDS_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("most", re.compile(r" (?:or (?:less|fewer|under|lower)|at most|maximum|max)\b")),
    ("least", re.compile(r"\+| (?:or (?:more|longer|above|later|higher)|at least|minimum)\b")),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: ``value`` in its kind's own unit, as 7200 of ``time`` for two hours.

    ``kind`` is a measure, a currency, ``date``, ``clock``, ``code``, or empty for a bare number;
    ``bare`` is the number alone. ``is_firm`` says that its bound is spelt out ("up to") and not
    only likely ("within").
    """

    kind: str
    value: str
    bare: str
    bound: Bound = ""
    is_firm: bool = False

    def equals(self, other: "Amount") -> bool:
        """Whether both have the same size; of a date the parts that both name."""
        if self.kind == other.kind == "date":
            pairs = zip(self.value.split("-"), other.value.split("-"), strict=True)
            return all(ours == theirs or not ours or not theirs for ours, theirs in pairs)
        if self.kind == other.kind:
            return self.value == other.value
        if "date" in (self.kind, other.kind):
            return self.bare in other.bare.split("-") or other.bare in self.bare.split("-")
        return "" in (self.kind, other.kind) and self.bare == other.bare

    def is_bound_as(self, other: "Amount") -> bool:
        """Whether both are limits in the same direction, or might be."""
        if self.is_firm or other.is_firm:
            return self.bound == other.bound
        return not (self.bound and other.bound) or self.bound == other.bound


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """Read the amounts of an evenly spelt text.

    The first number of a range ("3-5 days") has the unit of the second.
    """
    found: list[Amount] = []
    rest = text
    for pattern, meaning in ((_DATE, _date), (_CLOCK, _clock), (_CODE, _code)):
        found.extend(meaning(match) for match in pattern.finditer(rest))
        rest = pattern.sub(lambda m: "~" * len(m[0]), rest)
    if _UNLIMITED in rest.lower():
        found.append(Amount("", _UNLIMITED, _UNLIMITED))
    matches = list(_AMOUNT.finditer(rest))
    for place, match in enumerate(matches):
        if (amount := _amount(rest, match, matches[place + 1 : place + 2])) is not None:
            found.append(amount)
    return tuple(found)


def _date(match: re.Match[str]) -> Amount:
    parts = match.groupdict()
    year, month, day = (next((v for k, v in parts.items() if k[0] == part and v), "")
                        for part in "ymd")  # fmt: skip
    number = MONTHS.get(month.lower()) or int(month)
    spelt = f"{year}-{number}-{int(day) if day else ''}"
    return Amount("date", spelt, spelt)


def _clock(match: re.Match[str]) -> Amount:
    hour = int(match["h1"] or match["h2"])
    minute = int(match["n1"] or match["n2"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return Amount("clock", f"{hour}:{minute:02}", str(hour))


def _code(match: re.Match[str]) -> Amount:
    return Amount("code", match[0].lower(), match[0].lower())


def _amount(text: str, match: re.Match[str], after: list[re.Match[str]]) -> Amount | None:
    number = _number(match)
    kind, worth = _measured(match)
    if not kind and after and _JOINED.fullmatch(text, match.end("digits"), after[0].start()):
        kind, worth = _measured(after[0])
    if match["spelt"] and number == 1 and not kind:
        return None  # "the one", "one of them": no amount
    if number is None:
        return Amount("code", match["digits"], match["digits"])
    bound, is_firm = _bound(text, match, is_measured=bool(kind))
    return Amount(kind, f"{number * worth:.10g}", f"{number:.10g}", bound, is_firm)


def _number(match: re.Match[str]) -> float | None:
    """Read a number; None of a version like 2.4.1."""
    if match["spelt"]:
        words = re.split("[- ]", match["spelt"].lower())
        number = float(sum({**NUMBER_WORDS, **TENS}[word] for word in words))
    else:
        digits = re.sub(r",(?=\d{3}(?!\d))", "", match["digits"])[:40]
        if digits.count(".") + digits.count(",") > 1:
            return None
        number = float(digits.replace(",", "."))
    return number * SCALES[match["scale"][1:].lower()] if match["scale"] else number


def _measured(match: re.Match[str]) -> tuple[str, float]:
    sign = (match["sign"] or match["sign_after"] or "").strip()
    if sign:
        return SYMBOLS[sign], 1.0
    if match["percent"]:
        return "percent", 1.0
    kind, worth = measure(match["unit"] or "") or ("", 1.0)
    return (f"working {kind}" if kind and match["working"] else kind), worth


def _bound(text: str, match: re.Match[str], *, is_measured: bool) -> tuple[Bound, bool]:
    end = match.end() if is_measured else max(match.end("digits"), match.end("spelt"))
    for bound, pattern in _BOUNDS_AFTER:
        if pattern.match(text[end : end + _LOOK_AROUND].lower()):
            return bound, True
    before = text[max(0, match.start() - _LOOK_AROUND) : match.start()].lower()
    for bound, is_firm, pattern in _BOUNDS:
        if pattern.search(before):
            return bound, is_firm
    return "", False


def unstated(claimed: tuple[Amount, ...], stated: tuple[Amount, ...]) -> Iterator[Amount]:
    """Name what is claimed and not stated, be it another number or another limit."""
    for amount in claimed:
        equal = [other for other in stated if amount.equals(other)]
        if not any(amount.is_bound_as(other) for other in equal):
            yield amount
