"""Values that only a label tells: "passport no. is X1234567", "44556677 is my account number"."""

import re
from collections.abc import Callable, Iterator
from itertools import product

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, FIGURES, HEAD, Heads, Needs, words
from redaction.recognizers.legible import folded
from redaction.recognizers.shapes import LABELLED, Reading, Shape, anything

# What may stand between a label and its value, in the languages whose labels we know.
_LINKING = (
    r"number|num|numbers|no|nr|n°|nº|code|id|is|was|are|has|my|the|it's|it|its|in|as|of|to|be|last"
    r"|(?:four|4)(?= digits?)|digits?|ends|ending|with|on|for|and|nummer|numéro|numero|número|szám"
    r"|numer|ist|lautet|est|es|è|é|jest|az"
)
# On the label's line or under it, perhaps quoted, but not in the next sentence, a list or a price.
_SIGNS = r"[^\w\n?!;.$€£¥]{0,6}"
_LINK = rf"(?:{_SIGNS}\n(?:[ \t>]{{0,4}}\n)?(?![ \t]*[\-*#][ ])|\.?){_SIGNS}"


def labelled(label: str, value: str, link: str = _LINK) -> re.Pattern[str]:
    """Build a pattern for a value that follows its label, as in "passport no. is X12345678"."""
    linking = rf"(?:\.?[ \t]*\b(?:{_LINKING})(?!\w)[.:#=]?){{0,5}}"
    return re.compile(rf"(?i)(?<!\w)(?:{label})(?!\w){linking}{link}(?P<value>{value})")


_GROUP = r"[A-Z]{0,6}\d[A-Z0-9]{0,20}"
_GAP = r"(?:[ ]?[\-/.][ ]?|[ ]{1,3}|[ ]?\n[ ]?)"
_MORE_GROUPS = rf"(?:{_GAP}{_GROUP}|[\-/.][A-Z]{{1,4}}|[ ][B-HJ-Z]\b){{0,20}}"
_APART = r"(?:[A-Z0-9][ ]){4,24}[A-Z0-9](?!\w)"
CHUNKS = (
    rf"(?:{_APART}|(?-i:(?:[A-Z0-9]{{1,8}}{_GAP}){{1,9}}(?:[A-Z0-9]{{0,7}}\d[A-Z0-9]{{0,7}}"
    r"|[A-Z]|(?<=[\-/.])[A-Z]{1,3}))(?![\w@]|[\-/.]\w))"
)
"""A code cut into parts anyhow; capitals only, or words would be parts. It may hold no digit."""

_NO_PREFIX = "for|from|on|in|at|to|the|and|or|by|of|is|was|i|a|an|with|about|since|until|after"
_PREFIX = rf"(?:(?!(?:{_NO_PREFIX})[ ])[A-Z]{{1,5}}[ \-/.#]{{1,3}})?"
_UNITS = r"days?|weeks?|months?|years?|hours?|minutes?|mins?|times|am|pm|people|items?|euros?"
_CURRENCIES = r"dollars?|pounds?|usd|eur|gbp|inr|rupees|chf|huf|ft"
CODE = (
    rf"(?:{_APART}|{_PREFIX}{_GROUP}{_MORE_GROUPS})"
    rf"(?![\w@])(?!\.\w|:\d|[ ]?(?:[%€$£]|(?:{_UNITS}|{_CURRENCIES})\b))"
)
"""What companies and offices number things by: letters and digits, always with a digit, in groups.
A label must stand beside it."""


def after_label(
    kind: str,
    labels: str,
    value: str,
    check: Callable[[str], bool] = anything,
    *,
    score: float = LABELLED,
    needs: Needs = (DIGIT,),
    link: str = _LINK,
) -> Shape:
    """Build the shape of a value after one of its labels, which are phrases between semicolons.

    A phrase is written with or without its accents; the words of one may be joined or hyphenated.
    """
    pattern, clues = _spelled(labels)
    told = labelled(pattern, value, link)
    return Shape(kind, score, told, check, (clues, *needs), heads(labels))


def before_label(kind: str, labels: str, check: Callable[[str], bool] = anything) -> Reading:
    """Build a recogniser of codes that a label follows: "44556677 is my account number"."""
    label, clues = _spelled(labels)
    # Beginning with a digit, the pattern passes over all other characters at little cost.
    pattern = re.compile(
        rf"(?i)\d(?<!\d\d)[A-Z0-9]{{0,20}}{_MORE_GROUPS}(?-i:[ \-./][A-Z])?(?P<gap>[ ]{{0,2}}"
        r"(?:,[ ]?|[ ](?:is|was|are)[ ]|[ ]?\([ ]?)(?:(?:my|our|the|his|her)[ ])?"
        rf"(?:{label})"
        # Neither "order number 4821", nor "order" in it.
        r"(?!\w|['\" ]{0,2}(?:is|was|[:#=\d]|(?:number|no|nr|id|ref|code)\b)))"
    )

    def code(text: str, match: re.Match[str]) -> Iterator[Entity]:
        letters = _LETTERS_BEFORE.search(text, max(0, match.start() - _MOST_LETTERS), match.start())
        start, end = letters.start() if letters else match.start(), match.start("gap")
        if text[start - 1 : start] not in _GLUED and check(text[start:end]):
            yield Entity(start, end, kind, LABELLED)

    return Reading(pattern, code, (clues, DIGIT), FIGURES)


_MOST_LETTERS = 8
_LETTERS_BEFORE = re.compile(r"(?<![\w.,\-@/])[A-Za-z]{1,6}[\-/]?$")
_GLUED = frozenset(".,-_@/")
_COMMON = words("number numero nummer code card no my bank holder first last")


def _spelled(labels: str) -> tuple[str, frozenset[str]]:
    """Turn phrases into a pattern and into clues: a text that matches has one of these words."""
    phrases, clues = _phrases(labels), set()
    for phrase in phrases:
        plain = re.findall(r"[^\W\d_]+", folded(phrase))
        telling = [word for word in plain if word not in _COMMON] or plain
        clues |= {max(telling, key=len), "".join(plain)}
    return _by_first_letter(phrases), frozenset(clues)


def _phrases(labels: str) -> list[str]:
    return sorted({" ".join(phrase.split()) for phrase in labels.split(";")})


def heads(labels: str) -> Heads:
    """Say how the first words of phrases begin, whose words may be joined by low lines too."""
    return frozenset(
        "".join(spelled).partition("|")[0][:HEAD]
        for phrase in _phrases(labels)
        for spelled in product(*(_joints(c) for c in folded(phrase[:_TELLING])))
    )


_TELLING = 2 * HEAD + 1
_JOINTS = {" ": ("", "_", "__", "|"), "'": ("", "|"), ".": ("", "|")}


def _joints(character: str) -> tuple[str, ...]:
    """Give what may stand for a character of a label within a word; ``|`` ends the word."""
    return _JOINTS.get(character, (character if character.isalnum() else "|",))


def _by_first_letter(phrases: list[str]) -> str:
    """Write alternatives in groups, so that a place in a text is tried against few of them."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(_either(phrase[0]), []).append(_spelling(phrase[1:]))
    # The longest first: "social" would else leave "security number" to stand in the way.
    return "|".join(
        f"{first}(?:{'|'.join(sorted(rest, key=len, reverse=True))})"
        for first, rest in groups.items()
    )


def _spelling(phrase: str) -> str:
    return "".join(_LOOSE.get(c) or _either(c) for c in phrase)


_LOOSE = {" ": r"[ \-_]{0,2}", "'": "'?", ".": r"\.?"}


def _either(character: str) -> str:
    plain = folded(character)
    return re.escape(character) if plain == character.lower() else f"[{character}{plain}]"
