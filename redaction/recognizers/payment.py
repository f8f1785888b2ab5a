"""Payment cards, by Luhn's checksum and the issuers' ranges, and their security codes."""

import re
from collections.abc import Iterator, Sequence

from stdnum import luhn

from redaction.entities import Entity
from redaction.recognizers.shapes import CERTAIN, LABELLED, SHAPED, Recognizer, Shape, labelled

# Digits in groups, set apart by at most two separators or a line's end: one run holds a card with
# its expiry date and code after it, which is why windows of whole groups are tried.
_RUN = re.compile(r"\d+(?:[ \t.\-/_\n]{1,2}\d+)*")
_GROUP = re.compile(r"\d+")
_SHORTEST, _USUAL, _LONGEST = 12, 16, 19
# What issuers give out, by its first digits and its length (ISO/IEC 7812). Ranges shared with
# barcodes and order numbers, 12 to 15 digits, count only where the text speaks of cards.
_ISSUED = re.compile(
    r"4\d{15}(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|3\d{15,18}|(?:220[0-4]|(?:5[06-9]|6\d)\d\d)\d{12,15}"
)
# A number mistyped by one digit is as good as the card to whoever guesses it.
_GROUPED = r"(?<![\d\-])[3-6]\d{3}(?:[ \-]\d{4}){3}(?![\d\-])"
_MISTYPED = re.compile(_GROUPED)
_CARD_TALK = re.compile(
    r"(?i)card|visa|maestro|amex|american express|diners|discover|\bcc\b|credit|debit"
)
_CARD_TALK_REACH = 60


def cards(text: str) -> Iterator[Entity]:
    """Find card numbers, however their digits are grouped."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() >= _SHORTEST:
            groups = [m.span() for m in _GROUP.finditer(text, run.start(), run.end())]
            yield from _cards_in(text, groups)


def _cards_in(text: str, groups: Sequence[tuple[int, int]]) -> Iterator[Entity]:
    """Find the cards of one run: those grouped as cards are first, others where they leave room."""
    windows = [
        range(first, last + 1)
        for first in range(len(groups))
        if (last := _card_from(text, groups, first)) is not None
    ]
    usual = [w for w in windows if _is_usual([groups[i][1] - groups[i][0] for i in w])]
    taken = {i for window in usual for i in window}
    for window in (*usual, *(w for w in windows if taken.isdisjoint(w))):
        yield Entity(groups[window[0]][0], groups[window[-1]][1], "CARD", CERTAIN)
    if not windows:
        for match in _MISTYPED.finditer(text, groups[0][0], groups[-1][1]):
            yield Entity(*match.span(), "CARD", SHAPED)


def _is_usual(lengths: list[int]) -> bool:
    return len(lengths) == 1 or lengths in ([4] * 4, [4, 4, 4, 4, 3], [4, 6, 5], [4, 6, 4])


def _card_from(text: str, groups: Sequence[tuple[int, int]], first: int) -> int | None:
    """Say which group ends the longest card number that begins with the first one, if any does."""
    number, found = "", None
    start = groups[first][0]
    talk = _CARD_TALK.search(text, max(0, start - _CARD_TALK_REACH), start)
    for last in range(first, min(len(groups), first + _LONGEST)):
        number += text[slice(*groups[last])][: _LONGEST + 1]
        if len(number) > _LONGEST:
            break
        if (
            len(number) >= _SHORTEST
            and (_ISSUED.fullmatch(number) or (talk and len(number) < _USUAL))
            and luhn.is_valid(number)
        ):
            found = last
    return found


# What a vault gives back in place of a card and its code: hidden again, so that a ticket that was
# restored and one that was not have the same placeholders.
_MASKED_CARD = re.compile(r"(?<!•)•••• \d{4}(?!\d)")
_MASKED_CODE = re.compile(r"(?<!•)•••(?!•)")

RECOGNIZERS: tuple[Recognizer, ...] = (
    cards,
    Shape("CARD", CERTAIN, _MASKED_CARD),
    Shape("CVV", CERTAIN, _MASKED_CODE),
    Shape(
        "CARD",
        LABELLED,
        labelled(r"card|visa|mastercard|amex|maestro|pan", rf"\d{{13,19}}(?!\d)|{_GROUPED}"),
    ),
    Shape(
        "CVV",
        LABELLED,
        labelled(
            r"cvv2?|cvc2?|csc|cv2|card verification|security code",
            r"\d{3,4}(?![\d\w])",
            link=r"(?:[^\w\n]{1,4}|[^\d\n]{0,25}\b)",
        ),
    ),
)
