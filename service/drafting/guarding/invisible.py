"""Characters that nobody sees, and that models read all the same."""

import re
import unicodedata

_TAGS = 0xE0000
"""Tag characters (Unicode 23.9) mirror ASCII from here on, and are shown by nothing."""

_UNTAGGED = {_TAGS + code: code for code in range(0x20, 0x7F)}
_TAGGED = re.compile("[\U000e0020-\U000e007e]+")

_JOINERS = "\u200c\u200d"
# Joiners shape letters in Persian, Hindi and others, and build emoji; among Latin letters, digits
# and spaces they only break words apart for whoever searches them.
_NEEDLESS_JOINER = re.compile(rf"[{_JOINERS}](?![^\x00-\u024f])|(?<![^\x00-\u024f])[{_JOINERS}]")
_KEPT = frozenset("\n\t")


def visible(text: str) -> str:
    """Leave out what is not shown: controls, zero widths, text direction, tags, lone surrogates.

    A text of visible characters comes back as it is.
    """
    if _shows_all(text):
        return text
    unseen = {ord(character): None for character in set(text) if _is_unseen(character)}
    bare = text.translate(unseen)
    return _NEEDLESS_JOINER.sub("", bare)


def _shows_all(text: str) -> bool:
    """Whether nothing is hidden, as in nearly every text, at a fraction of the cost of a search."""
    on_one_line = text.replace("\n", "").replace("\t", "")
    return on_one_line.isprintable() and not any(blank in text for blank in _BLANK_LETTERS)


def revealed(text: str) -> str:
    """Show what tag characters say, on lines of its own; leave out all else that is not shown."""
    if text.isascii():
        return visible(text)
    return visible(_TAGGED.sub(lambda run: f"\n{run[0].translate(_UNTAGGED)}\n", text))


def _is_unseen(character: str) -> bool:
    if character in _KEPT or character in _JOINERS:
        return False
    return unicodedata.category(character) in _UNSEEN or character in _BLANK_LETTERS


# Fillers of Hangul are letters to Unicode, and blank on every screen.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
