"""What is read off the way something is written: codes, quoted labels, words in two halves."""

import re

from retrieval.keywords.fields import LONGEST_WORD

_WRITTEN = re.compile(r"\w++(?:[-._/+:]\w++)*+")
_NAME_MARK = re.compile(r"[^\W\d][._/:]\w|\w_\w|0x")
_DIGIT_OR_MARK = re.compile(r"[\d\-._/+:]")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]++)[-\u2010\u2011]([^\W\d_]{2,20}+)(?![\w-])")
_SHORT = 3
_PARTICLED = re.compile(
    r"\b(log|sign|set|back|check|plug|start|pop|opt|add|shut|drop|time|stand)"
    r"[ ](in|on|up|out|off|down|by)\b"
)
_QUOTED = re.compile(
    r'"([^"\n]{2,80})"|\u201c([^\u201c\u201d\n]{2,80})\u201d|\*\*([^*\n]{2,80})\*\*|`([^`\n]{2,80})`'
    r"|(?<!\w)['\u2018]([^'\u2018\u2019\n]{2,80})['\u2019](?!\w)"
)
_PATH = re.compile(r"(?=\b(\w+)[ ]?[>\u2192\u00bb][ ]?(\w+))(?<!\w)")


def codes(text: str) -> list[str]:
    """Find what must match to the character: ``RV-12``, ``config.yaml``, ``1.8.2``.

    A digit or a mark inside makes a word one: a code, a version, a file name, a part number.
    """
    return [
        word.lower()
        for word in _WRITTEN.findall(text)
        # Nearly all words are letters alone, which is told fastest.
        if not word.isalpha() and len(word) <= LONGEST_WORD and _DIGIT_OR_MARK.search(word)
    ]


def is_name(code: str) -> bool:
    """Tell a name that a machine gave or reads from a word with a hyphen or a digit."""
    return _NAME_MARK.search(code) is not None


def phrases(text: str) -> list[str]:
    """Find what is to be found word by word in this order.

    Those are quotations, bold and code, as labels of buttons are written, both sides of an arrow
    in ``Settings > Privacy``, and names of several parts like ``editor.fontSize``. A hyphen makes
    no phrase: where "IL-10" is asked for, "IL 10" and "IL10" are no worse.
    """
    quoted = [next(filter(None, match.groups())) for match in _QUOTED.finditer(text)]
    beside = [f"{before} {after}" for before, after in _PATH.findall(text)]
    return [*quoted, *beside, *filter(is_name, codes(text))]


def joined(text: str) -> list[str]:
    """Join the words that are also written as one: ``Wi-Fi`` gives ``WiFi``, ``log in`` ``login``.

    Only short words are joined at a hyphen: of two longer ones each tells enough by itself, and on
    a public set their joining cost more than it found.
    """
    hyphenated = _HYPHENATED.findall(text) if _HYPHEN.search(text) else ()
    short = [
        first + second for first, second in hyphenated if min(len(first), len(second)) <= _SHORT
    ]
    return [*short, *("".join(each) for each in _PARTICLED.findall(text.lower()))]
