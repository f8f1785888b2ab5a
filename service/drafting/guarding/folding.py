"""Read a text the way it is meant to be read, however it is disguised."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from service.drafting.guarding.invisible import revealed

_WORD = re.compile(r"\w+")
_LEET = str.maketrans("0134578@$!|", "oieastbasil")
_DISGUISED = re.compile(r"(?<!\S)(?=\S*[a-z])(?=\S*[0-9@$!|])[a-z0-9@$!|]{3,40}(?![^\s.,;:?\"'])")
_LEET_SIGN = re.compile(r"[0-9@$!|]")
_SPACED = re.compile(r"(?<!\w)(?:[^\W_][ .\-_*/:,]{1,4}){5,600}[^\W_](?!\w)")
_GAP = re.compile(r" {2,}")
_PLAIN = str.maketrans("\u2019\u2018\u201c\u201d\u2011\u0142\u0141\u00f8\u0131", "''\"\"-lLoi")
"""Curly marks, and letters that Unicode does not take apart."""

_APART = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Fold case, width, accents and what is not shown away. Takes linear time."""
    shown = revealed(text)
    if shown.isascii():
        return shown.lower()
    apart = unicodedata.normalize("NFKD", shown.translate(_PLAIN)).casefold()
    if apart.isascii():
        return apart
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


def readings(text: str) -> Iterator[str]:
    """Give the ways in which a text may be meant: plain, then without each disguise it may wear.

    Letters of other scripts that look Latin, digits that stand for letters, letters set apart.
    """
    plain = folded(text)
    yield plain
    if not plain.isascii() and (latin := _in_latin(plain)) != plain:
        yield latin
        plain = latin
    # A search for one character costs nothing beside one for words that have it.
    if _LEET_SIGN.search(plain):
        spelled = _DISGUISED.sub(lambda m: m[0].translate(_LEET), plain)
        if spelled != plain:
            yield spelled
    if (joined := _SPACED.sub(_joined, plain)) != plain:
        yield joined


def _joined(run: re.Match[str]) -> str:
    """Join letters set apart; where words stand further apart than letters, these stay words."""
    return " ".join(_APART.sub("", word) for word in _GAP.split(run[0]))


def _in_latin(text: str) -> str:
    """Spell words in which scripts are mixed, or look mixed, with the letters they look like.

    A word that has some letter of its own script keeps it, and so is still no Latin word.
    """
    return _WORD.sub(lambda m: m[0] if m[0].isascii() else "".join(map(_latin, m[0])), text)


@lru_cache(maxsize=4096)
def _latin(character: str) -> str:
    """Give the Latin letter that a letter looks like; else itself."""
    if character.isascii():
        return character
    alike = [str(entry["c"]).lower() for entry in _confusables().get(character, ())]
    return next((c for c in alike if len(c) == 1 and "a" <= c <= "z"), character)


@cache
def _confusables() -> dict[str, list[dict[str, str]]]:
    """Read which characters look alike, after Unicode Technical Standard 39."""
    # A megabyte, which only texts in other letters than Latin ones need.
    table = resources.files("confusable_homoglyphs") / "confusables.json"
    read: dict[str, list[dict[str, str]]] = json.loads(table.read_text("utf-8"))
    return read
