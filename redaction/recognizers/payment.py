"""Payment cards, by Luhn's checksum and the issuers' ranges; their codes and expiry dates."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from stdnum import luhn

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, words
from redaction.recognizers.labels import after_label
from redaction.recognizers.nearby import is_of_an_order
from redaction.recognizers.shapes import CERTAIN, LABELLED, SHAPED, Needing, Recognizer, Shape

Span = tuple[int, int]

# Digits in groups, set apart by separators, a line's end or "then": one run holds a card with
# its expiry date and code after it, which is why windows of whole groups are tried.
_BETWEEN = r"[ \t.\-/_\n]{1,3}|\s{1,2}>[ ]|[ ](?:and(?: then)?|then|dash|space|followed by)[ ]"
_RUN = re.compile(rf"\d+(?:(?:{_BETWEEN})\d+)*")
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
    r"(?i)card|visa|maestro|amex|american express|diners|discover|\bcc(?![^\W\d])|credit|debit"
)
_CARD_TALK_REACH = 60
_FIRST_DIGITS = frozenset("23456")

_MONTH_AND_YEAR = (
    r"(?:0?[1-9]|1[0-2])[ ]?[/\-.][ ]?(?:20)?[2-4]\d(?![\w/]|[.\-]\d)"
    r"|(?:0[1-9]|1[0-2])[ ]?[2-4]\d(?!\w)|20[2-4]\d[\-/](?:0[1-9]|1[0-2])(?![\w/]|[.\-]\d)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?[ ](?:20)?[2-4]\d(?!\w)"
)
_EXPIRY = re.compile(rf"(?i)(?<![\w/.\-])(?:{_MONTH_AND_YEAR})")
_EXPIRY_REACH = 40


def cards(text: str) -> Iterator[Entity]:
    """Find card numbers, however their digits are grouped."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() >= _SHORTEST:
            groups = [m.span() for m in _GROUP.finditer(text, run.start(), run.end())]
            if sum(end - start for start, end in groups) >= _SHORTEST:
                reach = max(0, run.start() - _CARD_TALK_REACH)
                talk = [m.span() for m in _CARD_TALK.finditer(text, reach, run.end())]
                yield from _cards_in(text, groups, talk)


def cards_with_dates(text: str) -> Iterator[Entity]:
    """Find card numbers, and the expiry date between one and the next."""
    found = sorted(cards(text))
    following = [*(card.start for card in found[1:]), len(text)]
    for card, limit in zip(found, following, strict=False):
        yield card
        if expiry := _EXPIRY.search(text, card.end, min(card.end + _EXPIRY_REACH, limit)):
            yield Entity(*expiry.span(), "EXPIRY", LABELLED)


def _cards_in(text: str, groups: Sequence[Span], talk: Sequence[Span]) -> Iterator[Entity]:
    """Find the cards of one run: those grouped as cards are first, others where they leave room."""
    windows = [
        range(first, last + 1)
        for first in range(len(groups))
        if (last := _card_from(text, groups, first, talk)) is not None
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


def _card_from(text: str, groups: Sequence[Span], first: int, talk: Sequence[Span]) -> int | None:
    """Say which group ends the longest card number that begins with the first one, if any does."""
    number, found = "", None
    start = groups[first][0]
    spoken = _is_near(start, talk)
    if not spoken and text[start] not in _FIRST_DIGITS:
        return None
    for last in range(first, min(len(groups), first + _LONGEST)):
        begin, end = groups[last]
        number += text[begin : min(end, begin + _LONGEST + 1)]
        if len(number) > _LONGEST:
            break
        if (
            len(number) >= _SHORTEST
            and (_ISSUED.fullmatch(number) or (spoken and len(number) < _USUAL))
            and luhn.is_valid(number)
            and (_ISSUED.fullmatch(number) or not is_of_an_order(text, start))
        ):
            found = last
    return found


def _is_near(start: int, talk: Sequence[Span]) -> bool:
    """Whether there is talk of cards shortly before a number."""
    last = bisect_right(talk, start, key=itemgetter(1)) - 1
    return last >= 0 and talk[last][0] >= max(0, start - _CARD_TALK_REACH)


# What a vault gives back in place of a card and its code: hidden again, so that a ticket that was
# restored and one that was not have the same placeholders.
_MASKED_CARD = re.compile(r"(?<!•)(?:•••• ){1,9}(?:\d{4}|••••)(?![\d•])")
_MASKED_CODE = re.compile(r"(?<!•)•••(?!•)")
_MASKED = frozenset("•")

# A subscription expires as well, and when it does an answer must know.
_OF_A_CARD = words(
    "card cards visa mastercard amex maestro cvv cvc cc debit karte kreditkarte carte tarjeta carta"
    " cartao kaart karta kartya"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(cards_with_dates, (DIGIT,)),
    Shape("CARD", CERTAIN, _MASKED_CARD, needs=(_MASKED,)),
    Shape("CVV", CERTAIN, _MASKED_CODE, needs=(_MASKED,)),
    after_label(
        "CARD",
        "card; visa; mastercard; master card; amex; american express; maestro; pan; karte"
        "; kreditkarte; carte; tarjeta; carta; cartão; kaart; karta; kártya",
        rf"\d{{13,19}}(?!\d)|{_GROUPED}",
    ),
    after_label(
        "CVV",
        "cvv; cvv2; cvc; cvc2; cvn; csc; cv2; cid; card verification; card security"
        "; security code; prüfziffer; cryptogramme; código de seguridad; codice di sicurezza",
        r"\d{3,4}(?![\d\w])",
        link=r"(?:[^\w\n]{1,4}|[^\d\n]{0,25}\b)",
    ),
    after_label(
        "EXPIRY",
        "exp; expiry; expiry date; exp date; expires; expire; expiring; expiration"
        "; expiration date; valid thru; valid through; valid until; good thru; gültig bis"
        "; ablaufdatum; date d'expiration; caducidad; scadenza; validade; vervaldatum",
        _MONTH_AND_YEAR,
        needs=(DIGIT, _OF_A_CARD),
    ),
)
