"""The readable text of a piece of Markdown, whole or cut anywhere."""

import html
import re

# Every pattern here is linear: what repeats either excludes the character it starts with, so that a
# scan ends where the next one would begin, or is possessive. A ticket or an article can hold a
# hundred thousand opening brackets, and this runs on every sentence. Those that would be slow begin
# with what they look for and look back from there: what is in front of it is asked at few places
# instead of at every character, which takes a quarter of the time.
_MARKED = re.compile(r"[\\`*_~\[\]<>&#{}|!=:\-\ue000\ue001\xa0]")
_FENCE = re.compile(r"^[ \t]*+(?:```++|~~~++)[^`\n]*$\n?", re.MULTILINE)
_CODE_SPAN = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]+)\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_COMMENT = re.compile(r"<!--(?:[^<-]|<(?!!--)|-(?!->))*+-->")
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*+\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]]*\])")
_LINK = re.compile(rf"\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_CONTAINER = re.compile(r"^[ ]*:{3,}.*$", re.MULTILINE)
_ADMONITION = re.compile(r"\[![A-Za-z]+\][ \t]?")
_HEADING_ID = re.compile(r"[ \t]?\{[#.:][^{}\n]*\}")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?:[ \t]+|$)|(?<=\S)[ \t]++#++[ \t]*+$", re.MULTILINE)
_BY_MARK = {
    "[^": _FOOTNOTE,
    "]:": _DEFINITION,
    ":::": _CONTAINER,
    "[!": _ADMONITION,
    "{": _HEADING_ID,
    "#": _HEADING,
}
"""What cannot match where its mark is not; most texts have none of them."""

_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:[-*_=][ \t]*+){3,}+$", re.MULTILINE)
_TABLE_RULE = re.compile(
    r"^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)++$", re.MULTILINE
)
_TABLE_EDGE = re.compile(r"^[ \t]*+\|[ \t]*+|(?<![ \t])[ \t]*+\|[ \t]*+$", re.MULTILINE)
_STRONG = re.compile(
    r"\*\*\*(?:(?=\S)|(?<=\S\*{3}))|\*\*(?!\*)(?:(?=\S)|(?<=\S\*{2}))|~~(?:(?=\S)|(?<=\S~~))"
    r"|__(?:(?<!\w__)(?=\S)|(?<=\S__)(?!\w))"
)
_EMPHASIS = re.compile(
    r"\*(?<![\w*]\*)(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])"
    r"|_(?<![\w_]_)(?=[^\s_])((?:[^_\n]|(?<=\w)_(?=\w))+)_(?![\w_])"
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPACES = re.compile(r"[ \t](?:(?<=\S.)[ \t]++|(?<![ \t].)[ \t]*+$)", re.MULTILINE)
_KEPT = re.compile("\ue000(\\d+)\ue001")

_INLINE_NAMES = """
    a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike
    strong sub sup time tt u var wbr
"""
_BLOCK_NAMES = """
    address article aside audio blockquote body br button caption center col colgroup dd details
    div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe
    img input label legend li link main meta nav object ol option p picture pre section select
    source summary svg table tbody td textarea tfoot th thead title tr track ul video
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_BLOCK = frozenset(_BLOCK_NAMES.split())


def plain(markdown: str) -> str:
    """Read a piece of Markdown as text, line by line as it stands.

    Images vanish, links leave their words, marks of emphasis, code, headings, quotes, tables and
    admonitions go, and so do HTML tags and comments; entities are decoded. What stands in code
    stays as it is. Something like ``<PERSON_1>`` or ``<your-name>`` is text, not a tag. Takes time
    in proportion to the length.
    """
    if not _MARKED.search(markdown):
        return markdown
    text, kept = _set_aside(markdown)
    for pattern in (_COMMENT, _IMAGE):
        text = pattern.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _without_block_marks(text)
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], _STRONG.sub("", text))
    text = _TAG.sub(_without_tag, text)
    text = _ENTITY.sub(lambda m: html.unescape(m[0]), text).replace("\xa0", " ")
    return _SPACES.sub(_one_space, _KEPT.sub(lambda m: kept[int(m[1])], text))


def _set_aside(markdown: str) -> tuple[str, list[str]]:
    """Put numbered marks where code, escaped characters and bare addresses stand."""
    kept: list[str] = []

    def keep(literal: str) -> str:
        kept.append(literal)
        return f"\ue000{len(kept) - 1}\ue001"

    text = markdown.replace("\ue000", "").replace("\ue001", "")
    pieces = _FENCE.split(text)
    # Every second piece stands between two fences, so it is code.
    text = "".join(keep(piece) if i % 2 else piece for i, piece in enumerate(pieces))
    if "`" in text:
        text = _CODE_SPAN.sub(lambda m: keep(m[2]), text)
    text = _ESCAPE.sub(lambda m: keep(m[1]), text)
    return _AUTOLINK.sub(lambda m: keep(m[1].removeprefix("mailto:")), text), kept


def _without_block_marks(text: str) -> str:
    """Remove what marks a line as heading, quote, rule, table row, note or definition."""
    text = _RULE.sub("", _QUOTE.sub("", text))
    if "|" in text:
        text = _TABLE_EDGE.sub("", _TABLE_RULE.sub("", text))
    for mark, pattern in _BY_MARK.items():
        if mark in text:
            text = pattern.sub("", text)
    return text


def _without_tag(tag: re.Match[str]) -> str:
    """Drop an HTML tag or an MDX component; leave anything else in angle brackets."""
    name = tag[1].lower()
    if name in _INLINE:
        return ""
    is_component = tag[1][0].isupper() and tag[1] != tag[1].upper()
    return " " if name in _BLOCK or is_component else tag[0]


def _one_space(spaces: re.Match[str]) -> str:
    """Narrow a run of spaces inside a line, and drop one at its end."""
    return "" if spaces.end() == len(spaces.string) or spaces.string[spaces.end()] == "\n" else " "
