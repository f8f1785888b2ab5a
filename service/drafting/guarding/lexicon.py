"""The words that orders to a model are made of, by the part they play, in many languages."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from service.drafting.guarding.folding import folded

Part = Literal[
    "ignore", "former", "rules", "prompt", "system", "model", "you_are", "pose", "reveal", "your",
    "reply", "answer", "only", "insert", "text", "this", "user", "must", "not", "if", "note",
    "restyle", "bend", "letters", "prose", "lead", "told", "everything", "between",
    "secret", "hand_over", "to_us",
]  # fmt: skip
"""What a word can do in a sentence: name the rules, name the model, tell it to ignore them ..."""

# A star stands for any ending. Words of several languages share a line: none of them means
# something harmless in another one often enough to matter, since no word is an order by itself.
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_CLAUSE_MARKS = frozenset(".!?:;,\n-\"'([{*>|\u3002\u3001\uff0c\uff01\uff1f\uff1a")
_LONGEST_WORD = 40
_NONE: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence, folded, with its parts; ``begins`` where a clause begins with it."""

    text: str
    parts: frozenset[Part]
    begins: bool


def words_of(reading: str) -> Iterator[Word]:
    """Read a folded text as words, and scripts without spaces as the words known of them."""
    end, may_be_unspaced = 0, not reading.isascii()
    for token in _TOKEN.finditer(reading):
        begins = end == 0 or not _CLAUSE_MARKS.isdisjoint(reading[end : token.start()])
        end = token.end()
        if may_be_unspaced and _CJK.search(token[0]):
            yield from _unspaced(token[0])
        else:
            yield Word(token[0], parts_of(token[0].removesuffix("'s")), begins)


def vocabulary(reading: str) -> dict[str, frozenset[Part]]:
    """Give the words that stand anywhere in a folded text, each with its parts."""
    if reading.isascii():
        said = frozenset(_TOKEN.findall(reading))
        return {word: parts_of(word.removesuffix("'s")) for word in said}
    return {word.text: word.parts for word in words_of(reading)}


def _unspaced(run: str) -> Iterator[Word]:
    for found in _UNSPACED.finditer(run):
        yield Word(found[0], _EXACT[found[0]], begins=True)


@lru_cache(maxsize=65536)
def parts_of(word: str) -> frozenset[Part]:
    """Say which parts a folded word can play; mostly none."""
    if len(word) > _LONGEST_WORD:
        return _NONE
    found = _EXACT.get(word, _NONE)
    # Most words begin like none of those of which any ending will do.
    if word[:_SHORTEST_STEM] not in _BEGINNINGS:
        return found
    for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
        found |= _STEMS.get(word[:length], _NONE)
    return found


def _indexed() -> tuple[dict[str, frozenset[Part]], dict[str, frozenset[Part]]]:
    """Read whole words and beginnings of words, each with its parts."""
    lists = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
    exact: dict[str, frozenset[Part]] = {}
    stems: dict[str, frozenset[Part]] = {}
    parts: tuple[Part, ...] = get_args(Part)
    for part in parts:
        for word in lists[part].split():
            index, key = (stems, word[:-1]) if word.endswith("*") else (exact, word)
            index[folded(key)] = index.get(folded(key), _NONE) | {part}
    return exact, stems


_EXACT, _STEMS = _indexed()
_SHORTEST_STEM, _LONGEST_STEM = min(map(len, _STEMS)), max(map(len, _STEMS))
_BEGINNINGS = frozenset(stem[:_SHORTEST_STEM] for stem in _STEMS)
_UNSPACED = re.compile(
    "|".join(re.escape(w) for w in sorted(_EXACT, key=len, reverse=True) if _CJK.search(w))
)
