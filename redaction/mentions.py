"""Placeholders as models bend them: another case, a bracket lost, escaped, inflected."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from redaction.text import PLACEHOLDER, placeholder

LONGEST_MENTION = 80
"""Characters within which a bent placeholder is looked for: a kind has 31, a number 6."""

_NUMBER = r"[1-9][0-9]{0,5}"
_ENDING = r"(?:['’]?[a-z]{1,3})?"  # noqa: RUF001 - models write typographic apostrophes
_UNDERSCORE = r"\\?_"
_JOINED = rf"[A-Za-z]{{2,31}}(?:{_UNDERSCORE}[A-Za-z]{{1,31}}){{0,4}}"
_SPACED = r"[A-Za-z]{2,31}(?:(?:\\?_|[ \-])[A-Za-z]{1,31}){0,4}"
_OPEN, _CLOSE = r"\\?(?:<|&lt;)", r"\\?(?:>|&gt;)"
_FORMS = (
    rf"<[A-Z][A-Z_]{{1,30}}_{_NUMBER}>",
    rf"{_OPEN}[ ]?{_SPACED}(?:{_UNDERSCORE}|[ \-])?{_NUMBER}{_ENDING}[ ]?{_CLOSE}",
    # The label of a Markdown link keeps its brackets.
    rf"\[[ ]?{_JOINED}{_UNDERSCORE}{_NUMBER}{_ENDING}[ ]?\](?![(\[:])",
    rf"\{{{{1,2}}[ ]?{_JOINED}{_UNDERSCORE}{_NUMBER}{_ENDING}[ ]?\}}{{1,2}}",
    rf"{_OPEN}{_JOINED}{_UNDERSCORE}{_NUMBER}(?!\w)",
    rf"(?<![\w\\]){_JOINED}{_UNDERSCORE}{_NUMBER}{_CLOSE}",
    rf"(?<![\w$%@#./\\\-])[A-Z]{{2,31}}(?:{_UNDERSCORE}[A-Z]{{1,31}}){{0,4}}{_UNDERSCORE}{_NUMBER}(?![\w(=])",
)
MENTION = re.compile("|".join(f"(?:{form})" for form in _FORMS))
"""Whatever may be a mention; ``mentions`` says whether it is one."""

_PARTS = re.compile(rf"([A-Za-z][A-Za-z_]*?)_*({_NUMBER})({_ENDING})")
_MARKS = re.compile(r"&lt;|&gt;|[<>\[\]{}\\ ]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that means a placeholder: ``text[start:end]``.

    ``ending`` is an inflection that a model put inside the brackets, as in ``<PERSON_1's>``.
    """

    start: int
    end: int
    placeholder: str
    ending: str
    spelled: str


def mentions(text: str, kinds: Collection[str] = ()) -> Iterator[Mention]:
    r"""Find exact placeholders of any kind, and bent ones of the kinds named.

    In angle brackets a mention may be in any case, escaped, spaced, or set apart by a space or a
    hyphen: ``<person 1>``, ``&lt;Person_1&gt;``, ``\<PERSON\_1>``. In square or curly brackets,
    or with one angle bracket lost, the underscore must be there: ``[person_1]``, ``PERSON_1>``.
    Without brackets it must be in capitals as well: ``PERSON_1``. So "person 1" in a sentence, and
    names such as ``person_1`` or ``$PERSON_1`` in a program, mean nothing.
    """
    for start, end in _telling_lines(text):
        for match in MENTION.finditer(text, start, end):
            if mention := _mention(match, kinds):
                yield mention


_SIGN = re.compile(r"[<\[{_]|&lt;")


def _telling_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines with a sign that every mention has; the search for mentions costs far more."""
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= end:
            start = text.rfind("\n", end, sign.start()) + 1 or end
            end = text.find("\n", sign.start()) + 1 or len(text)
            yield start, end


def straightened(text: str, kinds: Collection[str]) -> str:
    """Spell bent placeholders of some kinds as they should be, their endings behind them."""
    pieces, position = [], 0
    for mention in mentions(text, kinds):
        pieces += [text[position : mention.start], mention.placeholder, mention.ending]
        position = mention.end
    return "".join([*pieces, text[position:]])


def kinds_of(placeholders: Iterable[str]) -> frozenset[str]:
    """The kinds of some exactly spelled placeholders."""
    found = (PLACEHOLDER.fullmatch(name) for name in placeholders)
    return frozenset(match.group(1) for match in found if match)


def _mention(match: re.Match[str], kinds: Collection[str]) -> Mention | None:
    if PLACEHOLDER.fullmatch(match.group()):
        return Mention(*match.span(), match.group(), "", match.group())
    bare = re.sub(r"[ \-]", "_", _MARKS.sub(_as_space, match.group()).strip())
    parts = _PARTS.fullmatch(re.sub(r"_+", "_", bare))
    if parts is None or parts[1].upper() not in kinds:
        return None
    name = placeholder(parts[1].upper(), int(parts[2]))
    return Mention(*match.span(), name, parts[3], match.group())


def _as_space(mark: re.Match[str]) -> str:
    return "" if mark.group() == "\\" else " "
