"""Markdown, MDX, HTML and plain text become one kind of text: Markdown that reads well."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from ingest.cleaning.cleaned import Cleaned, refuse_long
from ingest.cleaning.html import clean_html
from ingest.cleaning.markdown import clean_markdown
from ingest.cleaning.mdx import without_jsx


def _clean_mdx(text: str, url: str) -> Cleaned:
    refuse_long(text)
    return clean_markdown(without_jsx(text), url)


def _clean_plain(text: str, _url: str) -> Cleaned:
    refuse_long(text)
    return Cleaned(text.strip("\n"))


CLEANERS: Mapping[str, Callable[[str, str], Cleaned]] = {
    ".md": clean_markdown,
    ".markdown": clean_markdown,
    ".mdx": _clean_mdx,
    ".html": clean_html,
    ".htm": clean_html,
    ".txt": _clean_plain,
}
"""How a file is cleaned, by the end of its name. No other file is read."""


def clean(name: str, text: str, url: str = "") -> Cleaned:
    """Clean a file's text; relative links are made absolute where its ``url`` is known.

    Raises UnreadableError if the text is nothing that can be read as an article.
    """
    return CLEANERS[PurePath(name).suffix.lower()](text, url)
