"""Bank accounts: IBANs by their checksum, other accounts where the text speaks of a bank."""

import re
from collections.abc import Iterator

from stdnum import iban

from redaction.entities import Entity
from redaction.recognizers.shapes import (
    CHECKED,
    LABELLED,
    LIKELY,
    Recognizer,
    Shape,
    has_digits,
    holds,
    labelled,
)

_IBAN_START = re.compile(r"(?ai)(?<![A-Z0-9])[A-Z]{2}[ \-]?\d{2}(?=[ \-.]?[A-Z0-9])")
_IBAN_CHARACTERS = re.compile(r"(?ai)[A-Z0-9](?:[ \-.]?[A-Z0-9])*")
_IBAN_LENGTHS = range(34, 14, -1)
_IBAN_REACH = 80


def ibans(text: str) -> Iterator[Entity]:
    """Find IBANs whose checksum and country structure hold, however they are grouped."""
    for match in _IBAN_START.finditer(text):
        start = match.start()
        run = _IBAN_CHARACTERS.match(text, start, start + _IBAN_REACH)
        # Words may follow without a sign, so the country's own length decides where it ends.
        ends = [m.end() for m in re.finditer(r"(?ai)[A-Z0-9]", run.group())] if run else []
        for length in _IBAN_LENGTHS:
            value = text[start : start + ends[length - 1]] if length <= len(ends) else ""
            if value and _checks(value) and holds(iban.is_valid)(value):
                yield Entity(start, start + ends[length - 1], "IBAN", CHECKED)
                break


def _checks(value: str) -> bool:
    """Whether the checksum alone holds (ISO 7064, MOD 97-10); the country's rules cost more."""
    letters = [c for c in value if c.isalnum()]
    return int("".join(str(int(c, 36)) for c in letters[4:] + letters[:4])) % 97 == 1


_BANK = r"bank|checking|savings|giro|iban|beneficiary|payee|direct debit|sepa"
_ACCOUNT = r"account|acct\.?|a/c|acc\.?"
_NUMBER = r"\d(?:[ \-]?\d){5,16}(?!\d)"
_BANK_TALK = re.compile(
    r"(?i)\b(?:bank|sort[ -]?code|routing|bsb|direct debit|wire|transfer (?:it )?to|payee"
    r"|beneficiary|refund (?:me |it )?to)\b"
)
_ACCOUNT_NUMBER = labelled(_ACCOUNT, _NUMBER)
_BANK_TALK_REACH = 120


def accounts(text: str) -> Iterator[Entity]:
    """Find account numbers near talk of a bank; a customer's own account number stays."""
    for match in _ACCOUNT_NUMBER.finditer(text):
        around = text[max(0, match.start() - _BANK_TALK_REACH) : match.end() + _BANK_TALK_REACH]
        if _BANK_TALK.search(around):
            yield Entity(*match.span("value"), "BANK_ACCOUNT", LABELLED)


RECOGNIZERS: tuple[Recognizer, ...] = (
    ibans,
    accounts,
    Shape(
        "IBAN",
        LIKELY,
        labelled(
            "iban", r"[A-Z]{2}\d{2}[ \-]?[A-Z]{0,4}(?:[ \-]?(?=[A-Z]{0,3}\d)[A-Z0-9]{2,4}){2,8}\b"
        ),
        has_digits(8),
    ),
    Shape("BANK_ACCOUNT", LABELLED, labelled(rf"(?:{_BANK})[ ]+(?:{_ACCOUNT})", _NUMBER)),
    Shape("BANK_ACCOUNT", LABELLED, labelled(r"sort[ -]?code", r"\d{2}[- ]?\d{2}[- ]?\d{2}(?!\d)")),
    Shape("BANK_ACCOUNT", LABELLED, labelled(r"(?:bank )?routing|aba|transit", r"\d{9}(?!\d)")),
    Shape("BANK_ACCOUNT", LABELLED, labelled(r"bsb", r"\d{3}[- ]?\d{3}(?!\d)")),
)
