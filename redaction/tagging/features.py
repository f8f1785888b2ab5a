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


class _Word(NamedTuple):
    """A token's features, once for itself and once for each place as a neighbour."""

    own: tuple[str, ...]
    form: str
    as_neighbour: tuple[tuple[str, ...], ...]


_PLACES = ("-2", "-1", "+1", "+2")


def features(
    found: Sequence[Token], around: Sequence[str] = (), *, lists: bool = True
) -> list[list[str]]:
    """Give each token's features. ``lists`` off leaves out whether lists know a word as a name."""
    plain = [token.text[:_LONGEST_WORD] for token in found]
    words = [_word(text, lists) for text in plain]
    lower = [text.lower() for text in plain]
    last = len(words) - 1
    short = is_short(found)
    length = f"length:{min(len(words), _SHORT + 1)}"
    rows = []
    for i, word in enumerate(words):
        row = list(word.own)
        row += words[i - 1].as_neighbour[1] if i else ("-1:start",)
        row += words[i + 1].as_neighbour[2] if i < last else ("+1:end",)
        if i > 1:
            row += words[i - 2].as_neighbour[0]
        if i + 1 < last:
            row += words[i + 2].as_neighbour[3]
        before, form_before = (lower[i - 1], words[i - 1].form) if i else ("^", "^")
        after, form_after = (lower[i + 1], words[i + 1].form) if i < last else ("$", "$")
        row += (
            f"{before}_{word.form}",
            f"{word.form}_{after}",
            f"{before}_{lower[i]}",
            f"{before}_{word.form}_{after}",
            f"{form_before}_{word.form}_{form_after}",
        )
        if i > 1:
            row.append(f"{lower[i - 2]}_{before}_{word.form}")
        if short:
            row.append(f"{length}_{word.form}")
            row += [f"{sign}_{word.form}" for sign in around]
        rows.append(row)
    return rows


def is_short(found: Sequence[Token]) -> bool:
    """Whether a message is so short that its surroundings are looked at."""
    return len(found) <= _SHORT


@lru_cache(maxsize=50_000)
def _word(text: str, lists: bool) -> _Word:
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
    return _Word(tuple(own), form, tuple(tuple(f"{p}{n}" for n in near) for p in _PLACES))


def _shape(text: str) -> str:
    """Spell a word's form: X for capitals, x for small letters, digits with their number."""
    if text.isdecimal():
        return f"9{len(text)}" if len(text) < _MANY_DIGITS else "9more"
    if not text.isalpha():
        return text
    plain = "".join("X" if c.isupper() else "x" for c in text)
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
