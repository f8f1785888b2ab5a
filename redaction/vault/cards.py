"""Tell cards that end alike apart, without keeping their numbers."""

import hmac
import os
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from redaction.recognizers.legible import legible
from redaction.recognizers.payment import cards
from redaction.recognizers.shapes import digits

BULLETS = "••••"
MOST_ALIKE = 9
"""Cards of a ticket that end alike and are still told apart; the recogniser of masked cards reads
as many groups of bullets."""

_SALT_BYTES = 32
_MASKED = re.compile(rf"(?:{BULLETS} ){{1,{MOST_ALIKE}}}(?:[0-9]{{4}}|{BULLETS})")
_SHORTEST = 12
# Numbers of these kinds have checksums of their own, and one in a hundred passes for a card's.
_LIKE_CARDS = frozenset({"IBAN", "NATIONAL_ID", "DEVICE", "WALLET", "IP", "MAC", "COORDINATES"})


@dataclass(frozen=True, slots=True)
class CardMarks:
    """One byte for each card of a ticket: of its number's HMAC-SHA256 under the ticket's own salt.

    Two cards that end alike have the same byte once in 256 times, and are then taken for one. Of
    10^11 numbers with the same last four digits, some 10^8 have the same byte (of 10^5 of a known
    issuer, some 400): even whoever opens the vault cannot find the number by trying them all, as
    a longer hash would allow (PCI DSS 4.0.1, 3.5.1, on hashed and truncated numbers together).
    """

    salt: bytes = field(default=b"", repr=False)
    marks: Mapping[str, int] = field(default_factory=dict, repr=False)


class Cards:
    """Finds which of a ticket's cards a number is."""

    def __init__(self, kept: CardMarks) -> None:
        self._salt = kept.salt
        self._marks = dict(kept.marks)
        self._ending: defaultdict[str, list[str]] = defaultdict(list)

    def enter(self, name: str, value: str) -> None:
        """Hear of a card that has a placeholder already."""
        self._ending[_ending(value)].append(name)

    def find(self, raw: str, shown: str) -> str | None:
        """Give the placeholder of a whole card number that is shown as ``shown``, if it has one."""
        mark, alike = self._mark(raw), self._ending[_ending(shown)]
        for name in alike:
            # A card that came in masked has no mark until its number is met.
            if self._marks.setdefault(name, mark) == mark:
                return name
        return alike[-1] if len(alike) >= MOST_ALIKE else None

    def spell(self, shown: str) -> str:
        """Spell a new card so that its like are told apart: a group of bullets more for each."""
        return f"{BULLETS} " * len(self._ending[_ending(shown)]) + shown

    def note(self, name: str, raw: str) -> None:
        """Keep a new card's mark."""
        self._marks[name] = self._mark(raw)

    @property
    def kept(self) -> CardMarks:
        """What to keep in the vault."""
        return CardMarks(self._salt, self._marks)

    def _mark(self, raw: str) -> int:
        self._salt = self._salt or os.urandom(_SALT_BYTES)
        number = digits(legible(raw).text)
        return hmac.digest(self._salt, number.encode(), "sha256")[0]


def shown_card(raw: str, *, last_four: bool) -> str:
    """Spell a card as it may be kept: its last four digits or nothing of it.

    One that is masked already, as a restored text has it, keeps its groups of bullets.
    """
    plain = " ".join(legible(raw).text.split())
    groups = len(plain.split()) - 1 if is_masked(raw) else 1
    figures = digits(plain)[-4:] if last_four else ""
    return f"{BULLETS} " * groups + (figures or BULLETS)


def is_masked(raw: str) -> bool:
    """Whether a card is spelled as vaults spell it, and holds no more of its number."""
    return _MASKED.fullmatch(" ".join(legible(raw).text.split())) is not None


def without_cards(kind: str, raw: str) -> str:
    """Mask whole card numbers inside a value of another kind, such as a password or a link."""
    if kind in _LIKE_CARDS or sum(map(str.isdecimal, raw)) < _SHORTEST:
        return raw
    reading = legible(raw)
    for card in reversed(list(cards(reading.text))):
        start, end = reading.span(card.start, card.end)
        raw = raw[:start] + shown_card(raw[start:end], last_four=True) + raw[end:]
    return raw


def _ending(value: str) -> str:
    return value[-4:]
