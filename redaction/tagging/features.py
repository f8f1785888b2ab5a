"""What the tagger sees of each token: the word, its form, its neighbours, the surroundings."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from redaction.recognizers.given_names import is_given_name, is_plain_word, is_surname
from redaction.recognizers.legible import folded
from redaction.tagging.tokens import Token

_SHORT = 8
_RUN = re.compile(r"(X|x|9)\1+")
_LONGEST_WORD, _MANY_DIGITS, _SHORTEST_RUN = 30, 20, 2


PLACES = (-2, -1, 1, 2)
"""Where the neighbours stand with which a word is seen."""
START, END = "-1:start", "+1:end"
_SIGNS = tuple(f"{place:+d}" for place in PLACES)


class Word(NamedTuple):
    """What is seen of a word wherever it stands: its own features, and those as a neighbour.

    ``as_neighbour`` holds one set for each of ``PLACES``.
    """

    lower: str
    form: str
    own: tuple[str, ...]
    as_neighbour: tuple[tuple[str, ...], ...]


def features(
    found: Sequence[Token], around: Sequence[str] = (), *, lists: bool = True
) -> list[list[str]]:
    """Give each token's features. ``lists`` off leaves out whether lists know a word as a name."""
    words = [word(token.text, lists) for token in found]
    told = signs(words, around)
    rows = [
        [*seen.own, *links, *(f"{sign}_{seen.form}" for sign in told)]
        for seen, links in zip(words, together(words), strict=True)
    ]
    for number, place in enumerate(PLACES):
        for i in range(max(0, -place), len(words) - max(0, place)):
            rows[i] += words[i + place].as_neighbour[number]
    rows[0].append(START)
    rows[-1].append(END)
    return rows


def together(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """Give each token's features that tell of more than one word."""
    lower, forms = [word.lower for word in words], [word.form for word in words]
    # Only what stands third or later has a word before the one before it.
    second, before, after = ["", "", *lower], ["^", *lower], [*lower[1:], "$"]
    form_before, form_after = ["^", *forms], [*forms[1:], "$"]
    seen = zip(second, before, lower, after, form_before, forms, form_after, strict=False)
    return [
        (
            f"{b}_{form}",
            f"{form}_{a}",
            f"{b}_{own}",
            f"{b}_{form}_{a}",
            f"{form_b}_{form}_{form_a}",
            f"{b_b}_{b}_{form}",
        )
        for b_b, b, own, a, form_b, form, form_a in seen
    ]


def signs(words: Sequence[Word], around: Sequence[str]) -> tuple[str, ...]:
    """Say what is told of each word of a short message: its length, and its surroundings."""
    return (f"length:{len(words)}", *around) if is_short(words) else ()


def is_short(found: Sequence[Token | Word]) -> bool:
    """Whether a message is so short that its surroundings are looked at."""
    return len(found) <= _SHORT


def word(text: str, lists: bool = True) -> Word:
    """Look at a word. What is longer than any word is cut off."""
    return _word(text[:_LONGEST_WORD], lists)


@lru_cache(maxsize=20_000)
def _word(text: str, lists: bool) -> Word:
    lower, shape = folded(text), _shape(text)
    name = _name(lower) if lists and text.isalpha() else "?"
    kind = _clusters().get(lower, "none")
    form = f"{shape}{name}" if text.isalpha() else shape
    own = [f"w:{lower}", f"s:{shape}", f"n:{name}", f"c:{kind}", f"f:{form}", f"cf:{kind}{form}"]
    if text.isalpha():
        own += [f"p3:{lower[:3]}", f"e2:{lower[-2:]}", f"e3:{lower[-3:]}", f"e4:{lower[-4:]}"]
        own.append(f"l:{min(len(text), 12)}")
    elif text.isdecimal():
        own += [f"d:{len(text)}", f"d1:{text[:1]}{len(text)}"]
    near = (f"w:{lower}", f"f:{form}", f"c:{kind}")
    as_neighbour = tuple([tuple([sign + name for name in near]) for sign in _SIGNS])
    return Word(text.lower(), form, tuple(own), as_neighbour)


def _shape(text: str) -> str:
    """Spell a word's form: X for capitals, x for small letters, digits with their number."""
    if text.isdecimal():
        return f"9{len(text)}" if len(text) < _MANY_DIGITS else "9more"
    if not text.isalpha():
        return text
    if text.islower():
        return "x" * min(len(text), _SHORTEST_RUN)
    plain = "".join(["X" if c.isupper() else "x" for c in text])
    return _RUN.sub(r"\1\1", plain) if len(plain) > _SHORTEST_RUN else plain


def _name(lower: str) -> str:
    """Say whether lists know a word as a given name (g), a surname (s), both, and as a word (w)."""
    signs = ("g" if is_given_name(lower) else "") + ("s" if is_surname(lower) else "")
    return signs + ("w" if is_plain_word(lower) else "") or "-"


def is_common(word: str) -> bool:
    """Whether a word is one of those that are grouped with others like it."""
    return folded(word) in _clusters()


@cache
def _clusters() -> dict[str, str]:
    """Read which group of like words a word belongs to."""
    lines = (files(__package__) / "clusters.txt").read_text(encoding="utf-8").splitlines()
    return {word: str(number) for number, line in enumerate(lines) for word in line.split()}
