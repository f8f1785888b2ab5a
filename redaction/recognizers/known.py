"""Find values that are known already, wherever they occur again, in one pass over the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from redaction.entities import Entity
from redaction.recognizers.given_names import is_given_name, is_plain_word
from redaction.recognizers.legible import folded, legible
from redaction.recognizers.shapes import KNOWN, LABELLED, SHAPED, digits
from redaction.recognizers.words import NOT_NAMES, PARTICLES, TITLES

# Scripts written without spaces count a word per character, or a name inside a sentence is missed;
# letters and digits are words apart, or "anna1985" is.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+|\d+")
_PARTS = re.compile(f"({_WORD.pattern})")
_WIDEST_GAP = 3
# Longer values, such as private keys, are found by their shape each time; comparing them word by
# word at every word would take quadratic time.
_MOST_WORDS = 32


@dataclass(slots=True)
class _Step:
    """Words that lead on from here, and the kind and score of a value that ends here."""

    onward: dict[str, "_Step"] = field(default_factory=dict)
    kind: str = ""
    score: float = 0.0
    exact: frozenset[str] | None = frozenset()


class Phrases:
    """Values to find as whole words, in any case, without accents, whatever stands between words.

    The words form a tree, so that a text is searched once however many values there are.
    """

    def __init__(self) -> None:
        self._root = _Step()

    def add(self, kind: str, value: str, score: float, *, any_case: bool = True) -> None:
        """Look for a value; one not in ``any_case`` only as it is, capitalised or in capitals."""
        text = legible(value).text
        words = list(_WORD.finditer(folded(text)))
        if not words or len(words) > _MOST_WORDS:
            return
        step = self._root
        for word in words:
            step = step.onward.setdefault(word.group(), _Step())
        if score < step.score:
            return
        text = " ".join(text[words[0].start() : words[-1].end()].split())
        spellings = frozenset({text, text.upper(), text.title()})
        step.exact = (
            None
            if any_case or (step.kind and step.exact is None)
            else spellings | (step.exact or frozenset())
        )
        step.kind, step.score = kind, score

    def find(self, text: str) -> Iterator[Entity]:
        """Find the longest known value at every word of a legible text."""
        if not self._root.onward:
            return
        parts = _PARTS.split(folded(text))
        words, starts = parts[1::2], list(accumulate(map(len, parts)))[::2]
        for first, word in enumerate(words):
            if word in self._root.onward and (found := self._longest(text, words, starts, first)):
                yield found

    def _longest(
        self, text: str, words: Sequence[str], starts: Sequence[int], first: int
    ) -> Entity | None:
        step, found = self._root, None
        start = reached = starts[first]
        for position in range(first, len(words)):
            word, begin = words[position], starts[position]
            end = begin + len(word)
            following = step.onward.get(word)
            if following is None or begin - reached > _WIDEST_GAP:
                break
            step, reached = following, end
            if step.kind and (
                step.exact is None or " ".join(text[start:end].split()) in step.exact
            ):
                found = Entity(start, end, step.kind, step.score)
        return found


_SHORTEST_JOINED = 7


def add_person(phrases: Phrases, name: str, score: float, *, any_case: bool) -> None:
    """Look for a person by the whole name and by each of its words.

    Words of a name that are commoner as words ("Will", "May") count only when capitalised.
    """
    phrases.add("PERSON", name, score, any_case=any_case)
    joined = "".join(name.split())
    if any_case and len(joined) >= _SHORTEST_JOINED:
        phrases.add("PERSON", joined, score)
    for match in re.finditer(r"[^\W\d_]+", legible(name).text):
        word = match.group()
        if _tells_a_person(word.lower()) and (any_case or len(word) > 2):  # noqa: PLR2004 - "Li", if known
            plain = is_plain_word(word) or word.lower() in NOT_NAMES
            if any_case or not plain:
                phrases.add("PERSON", word, score, any_case=any_case and not plain)


def _tells_a_person(word: str) -> bool:
    return (
        len(word) > 1 or bool(re.match(rf"[{_UNSPACED}]", word))
    ) and word not in PARTICLES | TITLES


_PHONE_SIGNS = r"[\s().\-/]{0,3}"
_SHORTEST_PHONE = 5
_NATIONAL = 9


def known_phones(text: str, phones: Iterable[str]) -> Iterator[Entity]:
    """Find known phone numbers, whatever separates their digits and with or without a prefix."""
    for phone in phones:
        number = digits(legible(phone).text)
        if len(number) >= _SHORTEST_PHONE:
            # The last nine digits are the same with a country's code, with 00 and with a zero.
            core = _PHONE_SIGNS.join(number.lstrip("0")[-_NATIONAL:])
            prefix = (
                rf"(?:(?:\+|(?<!\d))\(?\d{{1,5}}{_PHONE_SIGNS}\(?(?:\d{{1,4}}{_PHONE_SIGNS})?)?"
            )
            for match in re.finditer(rf"(?<!\d){prefix}\(?{core}(?!\d)", text):
                yield Entity(*match.span(), "PHONE", KNOWN)


def known_values(text: str, values: Iterable[tuple[str, str]]) -> Iterator[Entity]:
    """Find known values, each after its kind, to the letter but for case and white space.

    Words alone would miss what surrounds them, such as the signs at a password's ends.
    """
    plain = folded(text)
    for kind, value in values:
        pieces = map(re.escape, folded(legible(value).text).split())
        if pattern := r"\s+".join(pieces):
            for match in re.finditer(pattern, plain):
                if whole_words(plain, *match.span()) == match.span():
                    yield Entity(*match.span(), kind, KNOWN)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the words that its ends cut, so that a part is never hidden by itself."""
    while start > 0 and _is_within_a_word(text, start):
        start -= 1
    while end < len(text) and _is_within_a_word(text, end):
        end += 1
    return start, end


def _is_within_a_word(text: str, position: int) -> bool:
    before, after = text[position - 1], text[position]
    word = _WORD.match(before + after)
    return word.end() > 1 if word else before == after and not before.isspace()


# Kinds whose values differ by case, and kinds too short or too common to look for again.
_CASED = frozenset({"PASSWORD", "SECRET", "SECRET_URL", "WALLET"})
_NOT_AGAIN = frozenset({"LITERAL", "CVV"})
_SHORTEST_AGAIN, _SHORTEST_CARD = 4, 8


def add_found(phrases: Phrases, kind: str, value: str, score: float = SHAPED) -> None:
    """Look for other occurrences of a value that was found once; they are no surer than it was.

    A person's words are looked for one by one only if we are sure that it is a person.
    """
    again = min(score, SHAPED)
    if kind == "PERSON" and (score >= LABELLED or any(map(is_given_name, value.split()))):
        add_person(phrases, value, again, any_case=False)
    elif kind == "PERSON":
        phrases.add(kind, value, again, any_case=False)
    elif kind == "CARD" and len(digits(legible(value).text)) < _SHORTEST_CARD:
        return  # Its last four digits, which may stand anywhere; so the vault keeps it.
    elif kind not in _NOT_AGAIN and len(value) >= _SHORTEST_AGAIN:
        phrases.add(kind, value, again, any_case=kind not in _CASED)
