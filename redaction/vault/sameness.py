"""When two spellings are the same value, and so get the same placeholder."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from redaction.recognizers.legible import folded, legible
from redaction.text import PLACEHOLDER, parts_of, placeholder
from redaction.vault.cards import CardMarks, Cards, is_masked, shown_card, without_cards
from redaction.vault.people import People, fullness
from redaction.vault.phones import Phones, is_international

_BY_CHARACTERS = frozenset(
    {
        "IBAN",
        "BANK_ACCOUNT",
        "NATIONAL_ID",
        "PASSPORT",
        "DRIVING_LICENCE",
        "MAC",
        "EXPIRY",
        "VEHICLE",
        "DEVICE",
        "MEDICAL_RECORD",
        "INSURANCE",
        "ACCOUNT",
        "BOOKING",
        "ORDER",
        "LICENCE",
    }
)
_TO_THE_LETTER = frozenset({"PASSWORD", "SECRET", "SECRET_URL", "URL", "WALLET", "LITERAL", "CARD"})
_CODE = "•••"
_HIGHEST_NUMBER = 999_999


class Register:
    """Gives placeholders to values; starts from what a vault holds.

    ``reserved`` are placeholders that customers typed: their numbers are never given to a value.
    With ``last_four`` a card is shown by its last four digits, else by nothing of it. A card's code
    is never kept (PCI DSS 4.0.1, 3.3.1), nor is a whole card number (3.5.1).
    """

    def __init__(
        self,
        values: Mapping[str, str],
        reserved: Collection[str] = (),
        cards: CardMarks | None = None,
        *,
        last_four: bool = True,
    ) -> None:
        self.values = dict(values)
        self.reserved = set(reserved)
        self._last_four = last_four
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self._known: dict[tuple[str, str], str] = {}
        self._people, self._phones = People(), Phones()
        self._cards = Cards(cards or CardMarks())
        for name, value in values.items():
            kind, number = parts_of(name)
            self._numbers[kind] = max(self._numbers[kind], number)
            self._enter(kind, name, value)

    @property
    def cards(self) -> CardMarks:
        """What tells the ticket's cards apart, to be kept in its vault."""
        return self._cards.kept

    def introduce(self, names: Iterable[str]) -> None:
        """Hear of people, the fullest names first, so that a part of a name finds its whole."""
        whole = {without_cards("PERSON", name) for name in names}
        for name in sorted(whole, key=fullness):
            person = self._people.meet(name)
            if person.placeholder:
                self.values[person.placeholder] = person.spelling

    def hide(self, kind: str, raw: str) -> tuple[str, str]:
        """Give the placeholder of a value, new for a new value, and what may be kept of it."""
        if kind == "CARD":
            name = self._card(raw)
            return name, self.values[name]
        kept = _CODE if kind == "CVV" else without_cards(kind, raw)
        match kind:
            case "PERSON":
                return self._person(kept), kept
            case "PHONE":
                return self._phone(kept), kept
            case "LITERAL" if self._is_free(kept):
                self.reserved.add(kept)
                return kept, kept
        reduced = kind, _key(kind, kept)
        return self._known.get(reduced) or self._new(kind, kept), kept

    def _person(self, raw: str) -> str:
        person = self._people.meet(raw)
        person.placeholder = person.placeholder or self._new("PERSON", person.spelling)
        return person.placeholder

    def _card(self, raw: str) -> str:
        shown = shown_card(raw, last_four=self._last_four)
        if is_masked(raw):
            return self._known.get(("CARD", shown)) or self._new("CARD", shown)
        name = self._cards.find(raw, shown)
        if name is None:
            name = self._new("CARD", self._cards.spell(shown))
            self._cards.note(name, raw)
        return name

    def _phone(self, raw: str) -> str:
        name = self._phones.find(raw)
        if name is None:
            return self._new("PHONE", raw)
        self._phones.note(name, raw)
        if is_international(raw) and not is_international(self.values[name]):
            self.values[name] = raw
        return name

    def _is_free(self, raw: str) -> bool:
        """Whether a text that looks like a placeholder stands for none of the ticket's values.

        It may then stay as it is, so that redacting a redacted text changes nothing.
        """
        return PLACEHOLDER.fullmatch(raw) is not None and raw not in self.values

    def _new(self, kind: str, value: str) -> str:
        name = ""
        while not name or name in self.reserved:
            self._numbers[kind] += 1
            name = placeholder(kind, self._numbers[kind])
        if self._numbers[kind] > _HIGHEST_NUMBER:
            raise OverflowError("A ticket holds more values than placeholders can number.")
        self.values[name] = value
        self._enter(kind, name, value)
        return name

    def _enter(self, kind: str, name: str, value: str) -> None:
        match kind:
            case "PERSON":
                self._people.meet(value).placeholder = name
            case "PHONE":
                self._phones.note(name, value)
            case _:
                self._known.setdefault((kind, _key(kind, value)), name)
        if kind == "CARD":
            self._cards.enter(name, value)


def _key(kind: str, value: str) -> str:
    """Reduce a value to what all its spellings share."""
    text = legible(value).text
    if kind in _TO_THE_LETTER:
        return value
    if kind in _BY_CHARACTERS:
        return re.sub(r"[\W_]", "", folded(text))
    return " ".join(folded(text).split())
