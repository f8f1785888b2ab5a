"""Turn text into HTML: what customers, agents and models wrote comes out escaped, always."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from redaction.text import PLACEHOLDER
from service.web.wording import kind_word

_QUOTED = re.compile(r"[ \t]*>")
_INTRODUCES_QUOTE = re.compile(
    r"[ \t]*(?:(?:On|Am|Le|El) .{5,120}(?:wrote|schrieb|écrit|escribió).{0,60}:"
    r"|-{2,}[ \t]*(?:Original|Forwarded) Message.*)$",
    re.IGNORECASE,
)

_AROUND = 80
"""Characters of a text that are shown before and after what is meant in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines of a message: the author's own, or quoted from an earlier one."""

    text: str
    is_quoted: bool

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n") + 1


def chips(text: str) -> Markup:
    """Escape a text and show each placeholder in it as a chip."""
    return Markup("").join(_pieces(text, _CHIP, {}))


def reportable_chips(text: str, cleared: Mapping[str, str]) -> Markup:
    """Show placeholders as chips to press, and as their value what was reported as not personal."""
    return Markup("").join(_pieces(text, _CHIP_BUTTON, cleared))


def around(text: str, placeholder: str) -> Markup:
    """Show the words around a placeholder, and the placeholder marked; leave out the rest."""
    before, _, after = " ".join(text.split()).partition(placeholder)
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return chips(before) + Markup("<mark>{}</mark>").format(chips(placeholder)) + chips(after)


def in_chip_words(text: str) -> str:
    """Say a text's placeholders in plain words, for where a chip cannot stand, as in a title."""
    return PLACEHOLDER.sub(_chip_words, text)


def stretches(text: str) -> list[Stretch]:
    """Split a message into what its author wrote and what is quoted, to be folded."""
    lines = text.strip("\n").split("\n")
    marked = list(zip(lines, _are_quoted(lines), strict=True))
    runs = itertools.groupby(marked, key=lambda pair: pair[1])
    found = [
        Stretch("\n".join(line for line, _ in run).strip("\n"), is_quoted)
        for is_quoted, run in runs
    ]
    return [stretch for stretch in found if stretch.text.strip()]


_CHIP = Markup('<span class="chip" data-placeholder="{}">{}</span>')
_CHIP_BUTTON = Markup(
    '<button class="chip" type="button" data-do="ask-about" data-placeholder="{}">{}</button>'
)
_CLEARED = Markup(
    '<span class="cleared" data-placeholder="{}" title="Reported as no personal data">{}</span>'
)


def _pieces(text: str, chip: Markup, cleared: Mapping[str, str]) -> Iterator[Markup]:
    end = 0
    for found in PLACEHOLDER.finditer(text):
        yield escape(text[end : found.start()])
        if found[0] in cleared:
            yield _CLEARED.format(found[0], cleared[found[0]])
        else:
            yield chip.format(found[0], _chip_words(found))
        end = found.end()
    yield escape(text[end:])


def _chip_words(found: re.Match[str]) -> str:
    return f"{kind_word(found[1])} {found[2]}"


def _are_quoted(lines: list[str]) -> list[bool]:
    """Mark the lines that are quoted, the line that introduces them, and blank ones between."""
    marks = [bool(_QUOTED.match(line)) for line in lines]
    for n in range(len(lines) - 2, -1, -1):
        follows_quote = marks[n + 1]
        is_blank = not lines[n].strip()
        marks[n] |= follows_quote and (is_blank or bool(_INTRODUCES_QUOTE.match(lines[n])))
    return marks
