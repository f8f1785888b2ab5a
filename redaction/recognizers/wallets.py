"""Crypto wallets, which name their owner on a public ledger."""

import re

from stdnum import bitcoin

from redaction.recognizers.clues import DIGIT, LONG, NUMBERED
from redaction.recognizers.shapes import CHECKED, SHAPED, Recognizer, Shape, holds

_BASE58 = "1-9A-HJ-NP-Za-km-z"

RECOGNIZERS: tuple[Recognizer, ...] = (
    Shape(
        "WALLET",
        CHECKED,
        re.compile(r"\b(?:bc1[a-z0-9]{8,87}|BC1[A-Z0-9]{8,87})\b"),
        holds(bitcoin.is_valid),
        (DIGIT,),
        NUMBERED,
    ),
    Shape(
        "WALLET",
        CHECKED,
        re.compile(rf"\b[13][{_BASE58}]{{25,34}}\b"),
        holds(bitcoin.is_valid),
        (DIGIT, LONG),
        NUMBERED,
    ),
    Shape("WALLET", CHECKED, re.compile(r"\b0x[0-9a-fA-F]{40}\b"), needs=(LONG,), begins=NUMBERED),
    Shape("WALLET", SHAPED, re.compile(rf"\bT[{_BASE58}]{{33}}\b"), needs=(LONG,)),  # Tron
    Shape(  # Monero
        "WALLET",
        SHAPED,
        re.compile(rf"\b[48][0-9AB][{_BASE58}]{{93}}\b"),
        needs=(LONG,),
        begins=NUMBERED,
    ),
)
