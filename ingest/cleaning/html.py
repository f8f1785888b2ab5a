"""HTML to Markdown that keeps headings, lists, tables, code and link targets."""

import re

from html_to_markdown import ConversionOptions, convert
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.cleaning.bombs import refuse_bombs, refuse_unfolding
from ingest.cleaning.cleaned import Cleaned, refuse_long
from ingest.cleaning.escaping import escape_text, unescaped
from ingest.cleaning.page import main_content, mend
from ingest.unreadable import UnreadableError

_FENCED = re.compile(r"(^[ ]*(`{3,})[^`\n]*\n.*?^[ ]*\2[ ]*$)", re.MULTILINE | re.DOTALL)


def clean_html(html: str, url: str) -> Cleaned:
    """Read a page, or a piece of one, as Markdown.

    Raises UnreadableError if it is larger in any way than `bombs` allows, or cannot be converted.
    """
    refuse_bombs(html)
    page = LexborHTMLParser(html)
    canonical = _attribute(page, 'link[rel="canonical"]', "href")
    title = _words(page.css_first("title"))
    content = main_content(page)
    if content is None:
        raise UnreadableError("Its HTML has no body.")
    refuse_unfolding(content)
    mend(content)
    refuse_long(content.text())
    heading = _words(content.css_first("h1"))
    escape_text(content)
    text = _markdown(content, url or canonical)
    # A cell that says it spans a thousand columns becomes a thousand cells.
    refuse_long(text)
    return Cleaned(
        text=text,
        title=heading or title,
        language=_attribute(page, "html", "lang"),
        url=canonical,
    )


def _attribute(page: LexborHTMLParser, selector: str, name: str) -> str:
    found = page.css_first(selector)
    return (found.attributes.get(name) or "").strip() if found is not None else ""


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def _markdown(content: LexborNode, url: str) -> str:
    options = ConversionOptions(
        extract_metadata=False,
        expand_abbreviations=False,
        compact_tables=True,
        base_url=url or None,
    )
    try:
        text = convert(content.html or "", options).content or ""
    except Exception as error:  # A panic of the converter's own language is one of many kinds.
        raise UnreadableError("Its HTML cannot be converted to Markdown.") from error
    if not text.strip() and content.text(strip=True):
        raise UnreadableError("Its HTML cannot be converted to Markdown: nothing is left of it.")
    pieces = _FENCED.split(unescaped(text))
    # A split with two groups gives text, fence, its mark, text, fence, its mark ...
    spaced = [_spaced(p) if i % 3 == 0 else p if i % 3 == 1 else "" for i, p in enumerate(pieces)]
    return "".join(spaced).strip("\n")


def _spaced(text: str) -> str:
    """Put a blank line on either side of a quote, so that it ends where it should."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and lines[-1].strip() and line.strip() and _is_quote(line) != _is_quote(lines[-1]):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _is_quote(line: str) -> bool:
    return line.lstrip(" ").startswith(">")
