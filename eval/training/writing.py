"""Write a message as people do: in small letters, without punctuation, in capitals."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from eval.training.examples import Example
from redaction.tagging.features import is_common

_KEPT = 0.4
_AS_IT_IS, _SMALL, _CAPITALS = 0.55, 0.80, 0.84


def as_typed(example: Example, random: Random) -> Example:
    """Write a message in one of these ways, most often as it is."""
    way = random.random()
    if way < _AS_IT_IS:
        return example
    if way < _SMALL:
        return _spelt(example, str.lower)
    if way < _CAPITALS:
        return _spelt(example, str.upper)
    return _without_signs(_spelt(example, str.lower))


def with_made_up_words(text: str, random: Random) -> str:
    """Put made-up words for those that are nowhere common: products are called like that.

    Else a product would be learnt by heart, and the next one be taken for a person.
    """
    made = {
        word: _made_up(word, random)
        for word in sorted(set(re.findall(r"[^\W\d_]{3,}", text)))
        if not is_common(word)
    }
    return re.sub(r"[^\W\d_]{3,}", lambda match: made.get(match.group(), match.group()), text)


def _made_up(word: str, random: Random) -> str:
    """Make a word of the same form; a few letters keep their places."""
    letters = {True: "aeiouy", False: "bcdfghjklmnprstvwxz"}
    made = (
        c if random.random() < _KEPT else random.choice(letters[c.lower() in "aeiouy"])
        for c in word
    )
    return "".join(m.upper() if c.isupper() else m for m, c in zip(made, word, strict=True))


def _spelt(example: Example, spell: Callable[[str], str]) -> Example:
    # A few letters become two in another case, which would move all that follows.
    text = "".join(spell(c) if len(spell(c)) == 1 else c for c in example.text)
    return replace(example, text=text)


def _without_signs(example: Example) -> Example:
    kept = [i for i, c in enumerate(example.text) if c.isalnum() or c.isspace()]
    spans = []
    for start, end, kind in example.spans:
        inside = [new for new, old in enumerate(kept) if start <= old < end]
        if inside:
            spans.append((inside[0], inside[-1] + 1, kind))
    return replace(example, text="".join(example.text[i] for i in kept), spans=tuple(spans))
