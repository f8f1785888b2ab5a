"""HTML that is made to cost more than it says, told before a parser builds a tree of it."""

import re
from collections import Counter

from selectolax.lexbor import LexborNode

from ingest.unreadable import UnreadableError
from retrieval.elements import SHALLOW

MAX_HTML = 5_000_000
"""Characters of a page. A parser needs some twenty bytes for each at worst."""

MAX_DEPTH = 200
"""Elements inside elements. Real pages stay below 50; parsers crawl or give up above 500."""

MAX_ELEMENTS = 50_000
"""Elements of a page: so many small ones cost a second and a hundred megabytes of memory."""

MAX_COPIED = 60_000_000
"""Characters that are copied from level to level, and lines that are begun on each."""

MAX_ATTRIBUTES = 200_000
"""Attributes of a page, at some 300 bytes of memory each."""

MAX_ATTRIBUTES_OF_ONE = 2_000
"""Attributes of one element: parsers compare each with all before it, a million take minutes."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# What is unclosed reaches to the end, as it does in a parser.
_PROGRAM = re.compile(r"<(script|style)\b(?:.*?</\1|.*+)", re.IGNORECASE | re.DOTALL)
# As the standard reads them (html.spec.whatwg.org, 13.2.5.32 on). Everything is possessive: what
# was matched is never tried another way, so that the time stays linear.
_ATTRIBUTE = re.compile(
    r"[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+|(?=>)))?+"
)
_ATTRIBUTES = re.compile(rf"[^\s/>]*+((?:[\s/]++|{_ATTRIBUTE.pattern})*+)")
_TOO_DEEP = f"Its HTML nests more than {MAX_DEPTH} elements deep."
_SHORT = 3
"""Characters that hold one attribute at most."""


def refuse_bombs(html: str) -> None:
    """Raise UnreadableError if a page is over one of the limits of this room."""
    if len(html) > MAX_HTML:
        raise UnreadableError(f"Its HTML is longer than {MAX_HTML:,} characters.")
    _refuse_nesting(html)
    _refuse_attributes(html)


def refuse_unfolding(content: LexborNode) -> None:
    """Raise UnreadableError if a page would grow beyond measure on its way to Markdown.

    Each level of quotes and lists writes all lines below it anew, each a little longer.
    """
    depths = {content.mem_id: 1}
    copied = 0
    for node in content.traverse(include_text=True):
        above = node.parent
        depth = depths.get(above.mem_id, 0) + 1 if above is not None else 1
        if depth > MAX_DEPTH:
            raise UnreadableError(_TOO_DEEP)
        depths[node.mem_id] = depth
        text = (node.text_content or "") if node.is_text_node else ""
        copied += depth * len(text) + depth * depth * (1 + text.count("\n"))
        if copied > MAX_COPIED:
            raise UnreadableError("Its HTML has too much text nested too deep.")


def _refuse_nesting(html: str) -> None:
    """Count what is open; an end tag closes only what has its own name, as it does in a parser."""
    opened: Counter[str] = Counter()
    depth = elements = 0
    for tag in _TAG.finditer(_PROGRAM.sub("<script>", html)):
        name = tag[2].lower()
        elements += not tag[1]
        if name not in SHALLOW and name != "script" and (not tag[1] or opened[name]):
            step = -1 if tag[1] else 1
            opened[name] += step
            depth += step
        if depth > MAX_DEPTH:
            raise UnreadableError(_TOO_DEEP)
        if elements > MAX_ELEMENTS:
            raise UnreadableError(f"Its HTML has more than {MAX_ELEMENTS} elements.")
    # A page may only seem to begin a script, in a comment: then the parser sees what stands in it.
    if sum(not tag[1] for tag in _TAG.finditer(html)) > 2 * MAX_ELEMENTS:
        raise UnreadableError(f"Its HTML has more than {MAX_ELEMENTS} elements.")


def _refuse_attributes(html: str) -> None:
    """Count attributes after every ``<p`` there is, even in a script or within another tag.

    Where a tag really begins is the parser's to say; a hostile page would make us say otherwise.
    """
    attributes, left = 0, 4 * len(html) + MAX_HTML
    for tag in _TAG.finditer(html):
        found = _ATTRIBUTES.match(html, tag.end())
        said = found[1] if found is not None else ""
        left -= len(said)
        here = _count(said)
        attributes += here
        if here > MAX_ATTRIBUTES_OF_ONE or attributes > MAX_ATTRIBUTES or left < 0:
            raise UnreadableError("Its HTML has elements with too many attributes.")


def _count(said: str) -> int:
    return sum(1 for _ in _ATTRIBUTE.finditer(said)) if len(said) > _SHORT else bool(said.strip())
