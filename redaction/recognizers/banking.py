"""Bank accounts: IBANs by their checksum, others by their shape or by what they are called."""

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.ar import cbu
from stdnum.cz import bankaccount as czech
from stdnum.nz import bankaccount as new_zealand

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, words
from redaction.recognizers.labels import after_label, labelled
from redaction.recognizers.nearby import is_of_an_order
from redaction.recognizers.shapes import (
    CHECKED,
    LIKELY,
    SHAPED,
    Needing,
    Recognizer,
    Shape,
    digits,
    has_digits,
    holds,
)

_IBAN_START = re.compile(r"(?ai)(?<![A-Z0-9])[A-Z][ ]?[A-Z][ \-]?\d[ ]?\d(?=[\s\-./]{0,3}[A-Z0-9])")
_IBAN_CHARACTERS = re.compile(r"(?ai)[A-Z0-9](?:[\s\-./]{0,3}[A-Z0-9])*")
_IBAN_LENGTHS = range(34, 14, -1)
_IBAN_REACH = 100


def ibans(text: str) -> Iterator[Entity]:
    """Find IBANs whose checksum and country structure hold, however they are grouped."""
    for match in _IBAN_START.finditer(text):
        start = match.start()
        run = _IBAN_CHARACTERS.match(text, start, start + _IBAN_REACH)
        # Words may follow without a sign, so the country's own length decides where it ends.
        ends = [m.end() for m in re.finditer(r"(?ai)[A-Z0-9]", run.group())] if run else []
        for length in _IBAN_LENGTHS:
            value = text[start : start + ends[length - 1]] if length <= len(ends) else ""
            if value and _checks(value) and _is_iban(value):
                yield Entity(start, start + ends[length - 1], "IBAN", CHECKED)
                break


def _is_iban(value: str) -> bool:
    return holds(iban.is_valid)("".join(filter(str.isalnum, value)))


def _checks(value: str) -> bool:
    """Whether the checksum alone holds (ISO 7064, MOD 97-10); the country's rules cost more."""
    letters = [c for c in value if c.isalnum()]
    return int("".join(str(int(c, 36)) for c in letters[4:] + letters[:4])) % 97 == 1


_ACCOUNT = r"account|acct\.?|a/c|acc\.?|ac(?= ?no)|konto|kontonummer|compte|cuenta|conto|conta"
_NUMBER = r"\d(?:[ \-]?\d){5,17}(?![\d]|[.:/]\d)"
_BANK_TALK = re.compile(
    r"(?i)\b(?:bank|banks|sort[ -]?code|routing|bsb|direct debit|wire|transfer (?:it )?to|payee"
    r"|beneficiary|refund (?:me |it )?to|checking|savings|swift|bic|ifsc)\b"
)
_ACCOUNT_NUMBER = labelled(_ACCOUNT, _NUMBER)
_BANK_TALK_REACH = 120
_ACCOUNT_WORDS = words("account acct a acc ac konto kontonummer compte cuenta conto conta")


def accounts(text: str) -> Iterator[Entity]:
    """Find account numbers near talk of a bank; a customer's own account number is another kind."""
    for match in _ACCOUNT_NUMBER.finditer(text):
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


def argentine(text: str) -> Iterator[Entity]:
    """Find accounts of Argentina (CBU) by their check digits; parcels have as many digits."""
    for match in _CBU.finditer(text):
        if holds(cbu.is_valid)(match.group()) and not is_of_an_order(text, match.start()):
            yield Entity(*match.span(), "BANK_ACCOUNT", CHECKED)


_BANKS = "bank; checking; savings; giro; beneficiary; payee; direct debit; sepa; current"
_BIC = r"(?-i:[A-Z]{4}[ ]?[A-Z]{2}[ ]?[A-Z0-9]{2}(?:[ ]?[A-Z0-9]{3})?)(?!\w)"

RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(ibans, (DIGIT,)),
    Needing(accounts, (DIGIT, _ACCOUNT_WORDS)),
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
    ),
    after_label("BANK_ACCOUNT", "ifsc", r"[A-Z]{4}0[A-Z0-9]{6}(?!\w)"),
    Shape(  # a British sort code with its account
        "BANK_ACCOUNT",
        SHAPED,
        re.compile(r"(?<![\w\-.])\d{2}-\d{2}-\d{2}[ ,/]{1,3}\d{8}(?![\w\-])"),
        needs=(frozenset("-"), DIGIT),
    ),
    Needing(argentine, (DIGIT,)),
    Shape(
        "BANK_ACCOUNT",
        CHECKED,
        re.compile(r"(?<![\w\-.])(?:\d{1,6}-)?\d{2,10}/\d{4}(?![\w\-/])"),
        holds(czech.is_valid),
        (frozenset("/"), DIGIT),
    ),
    Shape(
        "BANK_ACCOUNT",
        CHECKED,
        re.compile(r"(?<![\w\-.])\d{2}[ \-]\d{4}[ \-]\d{7}[ \-]\d{2,3}(?![\w\-])"),
        holds(new_zealand.is_valid),
        (DIGIT,),
    ),
    Shape(
        "BANK_ACCOUNT",
        LIKELY,
        re.compile(r"(?<![\w\-.])\d{18}(?![\w\-])"),
        _is_clabe,
        (DIGIT,),
    ),
)
