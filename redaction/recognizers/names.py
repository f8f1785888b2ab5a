"""Names of people: how far one reaches, those that lists know, and whether a guessed one is one."""

import re
from collections.abc import Iterator
from itertools import accumulate

from redaction.entities import Entity
from redaction.recognizers.given_names import (
    given_names,
    is_given_name,
    is_plain_word,
    is_surname,
)
from redaction.recognizers.legible import folded
from redaction.recognizers.shapes import LIKELY, SHAPED, Recognizer
from redaction.recognizers.words import NOT_NAMES, PARTICLES, STATES, TITLES

WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+){0,3}")
_PARTS = re.compile(f"({WORD.pattern})")
_FIRST = re.compile(r"['\-]")
_SPACE = re.compile(r"[ \t]+|(?<=\.)")
_MOST_WORDS = 4


def name_at(text: str, start: int, *, lower: bool = False) -> int:
    """Read a name that begins at ``start``; give its end, or ``start`` if there is none.

    Capitalised words and initials count; with ``lower``, so does a first word in lower case, and
    names that the lists know after it.
    """
    end, position = start, start
    for count in range(_MOST_WORDS):
        match = WORD.match(text, position)
        if match is None or not _may_follow(match.group(), count, lower=lower):
            break
        position = match.end()
        if len(match.group()) == 1 and text[position : position + 1] == ".":
            position += 1
        if match.group() not in PARTICLES and not (lower and len(match.group()) == 1):
            end = position
        gap = _SPACE.match(text, position)
        if gap is None:
            break
        position = gap.end()
    return _without_genitive(text, start, end)


def _without_genitive(text: str, start: int, end: int) -> int:
    """Give a name's end, in front of "'s"."""
    return end - 2 if text[start:end].lower().endswith("'s") else end


def _may_follow(word: str, count: int, *, lower: bool) -> bool:
    """Whether a word may stand in a name after so many others."""
    if word.lower() in NOT_NAMES or (word.lower() in TITLES and word not in PARTICLES):
        return False
    if not word[0].islower() or word in PARTICLES:
        return True
    if not lower:
        return False
    if count == 0:
        return word not in STATES and not word.endswith(("ed", "ing", "ly"))
    return len(word) == 1 or is_given_name(word) or is_surname(word)


# A name within an address, a path or an identifier is not one.
_OUTSIDE = re.compile(r"[\w@./\\\-]")
_WITHIN = re.compile(r"[\w@/\\]|\.\w")
_SHORTEST_IN_CAPITALS = 5


def listed(text: str) -> Iterator[Entity]:
    """Find given names that the lists know and that are no other words, with what follows them."""
    names, plain = given_names(), folded(text)
    parts = _PARTS.split(plain)
    starts = list(accumulate(map(len, parts)))
    for place in range(1, len(parts), 2):
        first = parts[place] if parts[place].isalpha() else _FIRST.split(parts[place], 1)[0]
        if first not in names:
            continue
        start, word = starts[place - 1], text[starts[place - 1] : starts[place - 1] + len(first)]
        acronym = word.isupper() and len(word) < _SHORTEST_IN_CAPITALS
        if not acronym and _stands_alone(text, start, starts[place]):
            small = word[0].islower()
            end = name_at(text, start, lower=small)
            if end > start:
                yield Entity(start, end, "PERSON", LIKELY if small else SHAPED)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    return not _OUTSIDE.match(before) and not _WITHIN.match(text, end)


_IDENTIFIER = re.compile(r"[\d_/\\<>{}=*|()]")
_INNER_CAPITAL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|O')[^\W\d_]*[a-z][A-Z]")
# In a heading, first in a list or a table's cell, in bold, code or brackets, behind a menu's arrow.
_MARKED = re.compile(r"^[ ]{0,8}#{1,6}[ ]|(?:^[ ]{0,8}[*\-•]|[|>])[ ]{1,3}$|[*_>`#|\[{(]$")
_MARK_REACH, _LINE_REACH = 12, 400


def bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave titles and words that name nobody off a guessed name's ends; nothing may be left."""
    words = [m for m in WORD.finditer(text, start, end) if _may_name(m.group())]
    if not words:
        return None
    first = words[0].start()
    return first, _without_genitive(text, first, words[-1].end())


def _may_name(word: str) -> bool:
    return word.lower() not in NOT_NAMES | TITLES or is_given_name(word)


def reads_as_thing(text: str, start: int, end: int) -> bool:
    """Whether a guessed name is a product's or a label rather than a person's.

    No list knows a word of it, and it stands in a heading, a list, in bold or code, before a
    model's number ("Portenta H7") or within a command ("dfu-util"), or is written like "AMKA" (in a
    text that is not all in capitals) or "LoRa"; or it is a label: "NIK: 3171".
    """
    words = WORD.findall(text, start, end)
    if _LABEL.match(text, start) and not text.isupper():
        return True
    if any(is_given_name(word) or is_surname(word) for word in words):
        return False
    acronym = all(word.isupper() for word in words) and not text.isupper()
    if acronym or any(map(_INNER_CAPITAL.match, words)) or _is_marked(text, start):
        return True
    return bool(_MODEL.match(text, end)) or _is_in_a_command(text, start, end)


_MODEL = re.compile(r"[ ][A-Z]{1,3}-?\d{1,4}(?![^\W_]|[ -]?\d)")


def _is_in_a_command(text: str, start: int, end: int) -> bool:
    """Whether a place is a part of something written in small letters with hyphens or slashes."""
    around = text[max(0, start - 2) : start], text[end : end + 2]
    return text[start:end].islower() and any(map(_JOINED.fullmatch, around))


_JOINED = re.compile(r"[a-z0-9][-_/\\]|[-_/\\][a-z0-9]")


_LABEL = re.compile(r"[A-Z]{2,5}(?:[ ](?:is|no\.?|number|code)\b)?[^\w\n]{0,4}\d{2}")


def _is_marked(text: str, start: int) -> bool:
    """Whether a place is in a heading, first in a list or cell, in bold, code or brackets."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _LINE_REACH) : start]
    before = before.lstrip("> ")  # a quoted mail's
    return bool(_MARKED.search(before[:_MARK_REACH]) or _MARKED.search(before[-_MARK_REACH:]))


def plausible(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Say which part of a guessed name is one: language models take products for people."""
    line = text[start:end].partition("\n")[0]
    words = [m for m in WORD.finditer(line) if m.group().lower() not in NOT_NAMES | TITLES]
    if not words or _IDENTIFIER.search(line):
        return None
    if not _reads_as_name([m.group() for m in words], marked=_is_marked(text, start)):
        return None
    first = words[0].start()
    return start + first, start + _without_genitive(line, first, words[-1].end())


def _reads_as_name(words: list[str], *, marked: bool) -> bool:
    """Whether words that a model takes for a person are one.

    One word that no list knows is a product more often than a person, and so are words in bold,
    in a heading or behind a menu's arrow.
    """
    if any(is_given_name(w) and not w.isupper() for w in words):
        return True
    if marked or any(w.islower() and w not in PARTICLES for w in words):
        return False
    if all(w.isupper() for w in words) or any(map(_INNER_CAPITAL.match, words)):
        return False
    return is_surname(words[-1]) or (len(words) > 1 and not any(map(is_plain_word, words)))


RECOGNIZERS: tuple[Recognizer, ...] = (listed,)
