"""When two spellings are the same value, and so get the same placeholder."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from redaction.recognizers.legible import folded, legible
from redaction.recognizers.shapes import digits
from redaction.recognizers.words import TITLES
from redaction.text import PLACEHOLDER, placeholder

_BY_DIGITS = frozenset({"PHONE", "CARD", "CVV"})
_BY_CHARACTERS = frozenset(
    {"IBAN", "BANK_ACCOUNT", "NATIONAL_ID", "PASSPORT", "DRIVING_LICENCE", "MAC"}
)
_TO_THE_LETTER = frozenset({"PASSWORD", "SECRET", "SECRET_URL", "WALLET", "LITERAL"})
_HIGHEST_NUMBER = 999_999


def masked(kind: str, raw: str) -> str:
    """Spell a value as the vault may keep it: of a card the last four digits, of its code nothing.

    PCI DSS 4.0.1 forbids keeping the code (3.3.1) and the whole number in the clear (3.5.1).
    """
    if kind == "CARD":
        return f"•••• {digits(legible(raw).text)[-4:]}"
    return "•••" if kind == "CVV" else raw


class Register:
    """Gives placeholders to values; starts from the values that a vault holds."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = dict(values)
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self._known: dict[tuple[str, str], str] = {}
        self._people = _People()
        for name, value in values.items():
            kind, number = _parts(name)
            self._numbers[kind] = max(self._numbers[kind], number)
            if kind == "PERSON":
                self._people.meet(value).placeholder = name
            else:
                self._known[kind, _key(kind, value)] = name

    def introduce(self, names: Iterable[str]) -> None:
        """Hear of people, the fullest names first, so that a part of a name finds its whole."""
        for name in sorted(set(names), key=_fullness):
            person = self._people.meet(name)
            if person.placeholder:
                self.values[person.placeholder] = person.spelling

    def placeholder(self, kind: str, raw: str) -> str:
        """Give the placeholder of a value, a new one for a new value."""
        if kind == "PERSON":
            person = self._people.meet(raw)
            person.placeholder = person.placeholder or self._new(kind, person.spelling)
            return person.placeholder
        value = masked(kind, raw)
        reduced = kind, _key(kind, value)
        if reduced not in self._known:
            self._known[reduced] = self._new(kind, value)
        return self._known[reduced]

    def _new(self, kind: str, value: str) -> str:
        self._numbers[kind] += 1
        if self._numbers[kind] > _HIGHEST_NUMBER:
            raise OverflowError("A ticket holds more values than placeholders can number.")
        name = placeholder(kind, self._numbers[kind])
        self.values[name] = value
        return name


@dataclass(slots=True, eq=False)
class _Person:
    """Someone met in the ticket: the fullest spelling of the name, its words, the placeholder."""

    spelling: str
    words: frozenset[str]
    placeholder: str = ""


class _People:
    """Everyone met in a ticket, found by any part of the name, also by initials.

    Parts are looked up rather than compared, so a text with thousands of names takes no longer
    per name than one with a few.
    """

    def __init__(self) -> None:
        self._exactly: dict[frozenset[str], _Person] = {}
        self._partly: defaultdict[frozenset[str], list[_Person]] = defaultdict(list)

    def meet(self, name: str) -> _Person:
        """Find the one person whom a name means, or make a new one; keep the fuller spelling."""
        words = _words(name)
        person = self._exactly.get(words) or self._meant(words)
        if person is None:
            return self._enter(_Person(name, words))
        if _fullness(name)[:2] < _fullness(person.spelling)[:2]:
            person.spelling, person.words = name, words
            self._enter(person)
        return person

    def _meant(self, words: frozenset[str]) -> _Person | None:
        """Find who is meant by part of a name, or whose name was only part of this one."""
        wholes = self._partly.get(words, [])
        parts = [self._exactly[part] for part in _variants(words) if part in self._exactly]
        meant = {id(person): person for person in (*wholes, *parts)}
        return next(iter(meant.values())) if len(meant) == 1 else None

    def _enter(self, person: _Person) -> _Person:
        self._exactly[person.words] = person
        for part in _variants(person.words):
            # Two who share a part are enough to know that the part alone names neither.
            if len(self._partly[part]) < 2 and person not in self._partly[part]:  # noqa: PLR2004
                self._partly[part].append(person)
        return person


_MOST_WORDS = 4


def _variants(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every part of a name with at least one word in full: "anna", "anna k", "a kovacs"."""
    some = sorted(words, key=len, reverse=True)[:_MOST_WORDS]
    for choice in product(*(("", word[0], word) for word in some)):
        part = frozenset(filter(None, choice))
        if part != words and any(len(word) > 1 for word in part):
            yield part


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", folded(legible(name).text))
    return frozenset(w for w in words if w not in TITLES) or frozenset(words) or frozenset({name})


def _fullness(name: str) -> tuple[int, int, str]:
    """Sort the fullest names first: most words, then most initials."""
    words = _words(name)
    return -sum(len(word) > 1 for word in words), -len(words), name


def _key(kind: str, value: str) -> str:
    """Reduce a value to what all its spellings share."""
    text = legible(value).text
    if kind in _TO_THE_LETTER:
        return value
    if kind in _BY_DIGITS:
        return digits(text).lstrip("0") or folded(text)
    if kind in _BY_CHARACTERS:
        return re.sub(r"[\W_]", "", folded(text))
    return " ".join(folded(text).split())


def _parts(name: str) -> tuple[str, int]:
    match = PLACEHOLDER.fullmatch(name)
    if match is None:
        raise ValueError("A vault's values are named by placeholders.")
    return match.group(1), int(match.group(2))
