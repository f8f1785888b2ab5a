"""Markdown, with whatever HTML stands in it, to Markdown of one style."""

import re
from collections.abc import Iterator

import pyromark

from ingest.cleaning.cleaned import Cleaned, refuse_long
from ingest.cleaning.html import clean_html
from ingest.unreadable import UnreadableError
from retrieval.elements import ELEMENTS

# pulldown-cmark below pyromark takes linear time whatever it reads, which is why a hostile file
# cannot keep a sync busy here, and it is fifty times as fast as a parser in Python.
_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
)
_MAX_EVENTS = 500_000
"""Starts, ends and texts that are looked through for placeholders: half a second's worth."""

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def clean_markdown(text: str, url: str) -> Cleaned:
    """Render Markdown and read the page that comes out, as its readers would.

    So HTML inside Markdown, reference links, admonitions and numbering need no rules of their own.
    Raises UnreadableError as reading HTML does.
    """
    refuse_long(text)
    return clean_html(pyromark.html(_with_placeholders(text), options=_OPTIONS), url)


def _with_placeholders(text: str) -> str:
    """Keep ``<your-name>``, which the page of a careless author would hide, as the words it is."""
    if all(name.lower() in ELEMENTS for name in _TAG.findall(text)):
        return text
    raw = text.encode()
    pieces, done = [], 0
    for start in _unknown_tags(text):
        pieces += [raw[done:start], b"\\"]
        done = start
    return b"".join([*pieces, raw[done:]]).decode()


def _unknown_tags(text: str) -> Iterator[int]:
    """Find the tags of no element that HTML has, as offsets in bytes."""
    for number, (event, place) in enumerate(pyromark.events_with_range(text, options=_OPTIONS)):
        if number > _MAX_EVENTS:
            raise UnreadableError("It has too many elements beside tags that HTML does not have.")
        match event:
            case {"InlineHtml": str(html)}:
                tag = _TAG.match(html)
                if tag is not None and tag[1].lower() not in ELEMENTS:
                    yield place["start"]
            case _:
                pass
