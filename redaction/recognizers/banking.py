"""Bank accounts: IBANs by their checksum, others by their shape or by what they are called."""

import re
from collections.abc import Iterator, Sequence

from stdnum import iban
from stdnum.ar import cbu
from stdnum.cz import bankaccount as czech
from stdnum.nz import bankaccount as new_zealand

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, FIGURES, NUMBERED, words
from redaction.recognizers.labels import after_label, labelled
from redaction.recognizers.nearby import is_of_an_order
from redaction.recognizers.shapes import (
    CHECKED,
    LIKELY,
    SHAPED,
    Reading,
    Recognizer,
    Shape,
    digits,
    has_digits,
    holds,
)

_IBAN_CHECK_DIGITS = re.compile(r"(?ai)\d[ ]?\d(?=[\s\-./]{0,3}[A-Z0-9])")
_COUNTRY_BEFORE = re.compile(r"(?ai)(?<![A-Z0-9])[A-Z][ ]?[A-Z][ \-]?$")
_LONGEST_COUNTRY = 4
_IBAN_CHARACTERS = re.compile(r"(?ai)[A-Z0-9](?:[\s\-./]{0,3}[A-Z0-9])*")
_SIGN = re.compile(r"(?ai)[A-Z0-9]")
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34
_COUNTRY_AND_CHECK = 4
_IBAN_REACH = 100


def _iban(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read an IBAN whose checksum and country structure hold, however it is grouped."""
    reach = max(0, match.start() - _LONGEST_COUNTRY)
    country = _COUNTRY_BEFORE.search(text, reach, match.start())
    if country is None:
        return
    start = country.start()
    run = _IBAN_CHARACTERS.match(text, start, start + _IBAN_REACH)
    # Words may follow without a sign, so the country's own length decides where it ends.
    signs = [m.end() for m in _SIGN.finditer(run.group())] if run else []
    ends = [start + end for end in signs[:_LONGEST_IBAN]]
    for length in _lengths([text[end - 1] for end in ends]):
        if _is_iban(text[start : ends[length - 1]]):
            yield Entity(start, ends[length - 1], "IBAN", CHECKED)
            break


def _is_iban(value: str) -> bool:
    return holds(iban.is_valid)("".join(filter(str.isalnum, value)))


def _lengths(signs: Sequence[str]) -> list[int]:
    """Give the lengths at which the checksum holds (ISO 7064, MOD 97-10), the longest first."""
    if len(signs) < _SHORTEST_IBAN:
        return []
    values = [int(sign, 36) for sign in signs]
    country = int("".join(map(str, values[:_COUNTRY_AND_CHECK])))
    found, rest = [], 0
    for length, value in enumerate(values[_COUNTRY_AND_CHECK:], _COUNTRY_AND_CHECK + 1):
        rest = (rest * (100 if value > 9 else 10) + value) % 97  # noqa: PLR2004 - 36 signs have 1 or 2 digits
        if length >= _SHORTEST_IBAN and (rest * 1_000_000 + country) % 97 == 1:
            found.append(length)
    return found[::-1]


_ACCOUNT = r"account|acct\.?|a/c|acc\.?|ac(?= ?no)|konto|kontonummer|compte|cuenta|conto|conta"
_ACCOUNT_HEADS = words("acc a ac kon com cue con")
_NUMBER = r"\d(?:[ \-]?\d){5,17}(?![\d]|[.:/]\d)"
_BANK_TALK = re.compile(
    r"(?i)\b(?:bank|banks|sort[ -]?code|routing|bsb|direct debit|wire|transfer (?:it )?to|payee"
    r"|beneficiary|refund (?:me |it )?to|checking|savings|swift|bic|ifsc)\b"
)
_ACCOUNT_NUMBER = labelled(_ACCOUNT, _NUMBER)
_BANK_TALK_REACH = 120
_ACCOUNT_WORDS = words("account acct a acc ac konto kontonummer compte cuenta conto conta")


def _account(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read an account number near talk of a bank; a customer's own number is another kind."""
    around = text[max(0, match.start() - _BANK_TALK_REACH) : match.end() + _BANK_TALK_REACH]
    if _BANK_TALK.search(around):
        yield Entity(*match.span("value"), "BANK_ACCOUNT", CHECKED)


_CLABE_WEIGHTS = (3, 7, 1)
_CLABE_LENGTH = 18


def _is_clabe(value: str) -> bool:
    """Whether the check digit of a Mexican account holds (Banco de México, circular 3/2012)."""
    figures = [int(digit) for digit in digits(value)]
    if len(figures) != _CLABE_LENGTH:
        return False
    total = sum(f * _CLABE_WEIGHTS[i % 3] % 10 for i, f in enumerate(figures[:-1]))
    return -total % 10 == figures[-1]


_CBU = re.compile(r"(?<![\w\-.])(?:\d[ \-]{0,3}){21}\d(?![\w\-])")


def _argentine(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read an account of Argentina (CBU) by its check digits; parcels have as many digits."""
    if holds(cbu.is_valid)(match.group()) and not is_of_an_order(text, match.start()):
        yield Entity(*match.span(), "BANK_ACCOUNT", CHECKED)


_BANKS = "bank; checking; savings; giro; beneficiary; payee; direct debit; sepa; current"
_BIC = r"(?-i:[A-Z]{4}[ ]?[A-Z]{2}[ ]?[A-Z0-9]{2}(?:[ ]?[A-Z0-9]{3})?)(?!\w)"

RECOGNIZERS: tuple[Recognizer, ...] = (
    Reading(_IBAN_CHECK_DIGITS, _iban, (DIGIT,), FIGURES),
    Reading(_ACCOUNT_NUMBER, _account, (DIGIT, _ACCOUNT_WORDS), _ACCOUNT_HEADS),
    after_label(
        "IBAN",
        "iban",
        r"[A-Z]{2}[ ]?\d{2}[ \-]?[A-Z]{0,4}(?:[ \-]?(?=[A-Z]{0,3}\d)[A-Z0-9]{2,4}){2,8}\b",
        has_digits(8),
        score=LIKELY,
    ),
    after_label(
        "BANK_ACCOUNT",
        "; ".join(f"{bank} {word}" for bank in _BANKS.split("; ") for word in ("account", "acct"))
        + "; bankkonto; kontonummer; konto nr; bankrekening; rekeningnummer; numer konta"
        "; numer rachunku; rachunek; bankszámla; bankszámlaszám; számlaszám; compte bancaire"
        "; cuenta bancaria; conto corrente; conta bancária; clabe; cbu; cvu; nuban; rib",
        _NUMBER,
    ),
    after_label("BANK_ACCOUNT", "sort code; sortcode", r"\d{2}[- ]?\d{2}[- ]?\d{2}(?!\d)"),
    after_label(
        "BANK_ACCOUNT",
        "routing; bank routing; routing transit; aba; rtn; transit",
        r"\d{4}[ \-]?\d{4}[ \-]?\d(?!\d)|\d{3}[ \-]\d{3}[ \-]\d{3}(?!\d)|\d{5}-\d{3}(?!\d)",
    ),
    after_label("BANK_ACCOUNT", "blz; bankleitzahl", r"\d{3}[ ]?\d{3}[ ]?\d{2}(?!\d)"),
    after_label("BANK_ACCOUNT", "bsb", r"\d{3}[- ]?\d{3}(?!\d)"),
    after_label("BANK_ACCOUNT", "bic; swift; bic/swift; swift/bic", _BIC, needs=()),
    Shape(  # India's branch codes (IFSC)
        "BANK_ACCOUNT",
        SHAPED,
        re.compile(r"\b[A-Z]{4}0(?=[A-Z]{0,5}\d)[A-Z0-9]{6}\b"),
        needs=(DIGIT,),
        begins=NUMBERED,
    ),
    after_label("BANK_ACCOUNT", "ifsc", r"[A-Z]{4}0[A-Z0-9]{6}(?!\w)"),
    Shape(  # a British sort code with its account
        "BANK_ACCOUNT",
        SHAPED,
        re.compile(r"(?<![\w\-.])\d{2}-\d{2}-\d{2}[ ,/]{1,3}\d{8}(?![\w\-])"),
        needs=(frozenset("-"), DIGIT),
        begins=FIGURES,
    ),
    Reading(_CBU, _argentine, (DIGIT,), FIGURES),
    Shape(
        "BANK_ACCOUNT",
        CHECKED,
        re.compile(r"(?<![\w\-.])(?:\d{1,6}-)?\d{2,10}/\d{4}(?![\w\-/])"),
        holds(czech.is_valid),
        (frozenset("/"), DIGIT),
        FIGURES,
    ),
    Shape(
        "BANK_ACCOUNT",
        CHECKED,
        re.compile(r"(?<![\w\-.])\d{2}[ \-]\d{4}[ \-]\d{7}[ \-]\d{2,3}(?![\w\-])"),
        holds(new_zealand.is_valid),
        (DIGIT,),
        FIGURES,
    ),
    Shape(
        "BANK_ACCOUNT",
        LIKELY,
        re.compile(r"(?<![\w\-.])\d{18}(?![\w\-])"),
        _is_clabe,
        (DIGIT,),
        FIGURES,
    ),
)
