"""Spell a message so that phrases can be found in it, however it was typed."""

import unicodedata

CHARACTERS = 8000
"""How much of a message is read for what it wants; a threat stands in its first pages."""

_APOSTROPHES = str.maketrans(dict.fromkeys("'\u2019\u2018\u02bc`\u00b4", ""))


def plainly(text: str) -> str:
    """Spell in lower case, without accents and apostrophes, words parted by single spaces.

    A mark that ends a sentence is kept as a word of its own, ``.``, so that no phrase is found
    across it: "I'm FURIOUS! Où est-il?" gives "im furious . ou est il .".
    """
    cut = unicodedata.normalize("NFKD", text[:CHARACTERS].translate(_APOSTROPHES)).casefold()
    return " ".join("".join(map(_spelled, cut)).split())


def _spelled(character: str) -> str:
    if character.isalnum():
        return character
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    return " . " if character in ".!?;\n\u3002" else " "
