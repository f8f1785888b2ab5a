"""Turn an article's Markdown into HTML that is safe to show, with a range of it highlighted."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

_TAG_NAMES = """
    a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li ol p
    pre s span strong sub summary sup table tbody td th thead tr ul var
"""
TAGS = frozenset(_TAG_NAMES.split())
ATTRIBUTES = {
    "a": {"href", "title", "target"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# Two characters of the private use area travel through the renderer in place of a highlight's ends.
_START, _END = "\ue010", "\ue011"
_TAG = re.compile(r"""<(?:[^"'<>]|"[^"]*"|'[^']*')*>""")
_BLOCK_MARKS = re.compile(r"(?:[ \t]*(?:#{1,6}|[-*+>|]|\d{1,9}[.)])[ \t]+)*")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Range:
    """Characters of a Markdown text: ``text[start:end]``."""

    start: int
    end: int


def article_html(text: str, *, url: str = "", highlight: Range | None = None) -> Markup:
    """Render Markdown, sanitised, with a range of the source in ``<mark>``.

    Relative links are resolved against ``url``, and dropped if that is empty. Images are shown as
    links, since the pages load nothing from elsewhere. A range that starts or ends inside markup
    that is not shown (the address of a link) is not highlighted.
    """
    text = text.replace(_START, " ").replace(_END, " ")
    html = _rendered(text, url)
    if highlight is not None and 0 <= highlight.start < highlight.end <= len(text):
        with_ends = _rendered(_with_ends(text, highlight), url)
        # The ends must not have changed what the Markdown means.
        if with_ends.replace(_START, "").replace(_END, "") == html:
            html = _highlighted(with_ends)
    return Markup(html)  # noqa: S704 -- sanitised by nh3


def passage_html(text: str, quote: str = "", *, url: str = "") -> Markup:
    """Render a passage with the words quoted from it in ``<mark>``."""
    start = text.find(quote) if quote else -1
    highlight = Range(start, start + len(quote)) if start >= 0 else None
    return article_html(text, url=url, highlight=highlight)


def quote_html(quote: str, *, url: str = "") -> Markup:
    """Render a quote that stands alone; a row of a table as its cells, for its head is missing."""
    row = quote.strip()
    if row.startswith("|") and "\n" not in row:
        quote = " · ".join(cell.strip() for cell in row.strip("|").split("|") if cell.strip())
    return article_html(quote, url=url)


def _rendered(text: str, url: str) -> str:
    return nh3.clean(
        _MARKDOWN.render(text),
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_resolver(url),
        set_tag_attribute_values={"a": {"target": "_blank"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer nofollow",
    )


def _resolver(url: str) -> Callable[[str, str, str], str | None]:
    """Make the filter that resolves addresses; a link within the page stays one."""

    def resolved(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) != ("a", "href"):
            return value
        target = urljoin(url, value)
        return target if urlsplit(target).scheme in SCHEMES else None

    return resolved


def _with_ends(text: str, highlight: Range) -> str:
    """Put the ends into a text, behind a heading's or an item's mark and before a line's end."""
    start, end = highlight.start, highlight.end
    if start == 0 or text[start - 1] == "\n":
        marks = _BLOCK_MARKS.match(text, start, end)
        start = marks.end() if marks else start
    end = start + len(text[start:end].rstrip())
    return f"{text[:start]}{_START}{text[start:end]}{_END}{text[end:]}"


def _highlighted(html: str) -> str:
    """Put ``<mark>`` around each run of text between the two ends."""
    pieces, is_inside = [], False
    for piece, is_tag in _tags_and_text(html):
        if is_tag:
            pieces.append(piece)
            continue
        for part in re.split(f"([{_START}{_END}])", piece):
            if part in (_START, _END):
                is_inside = part == _START
            else:
                pieces.append(f"<mark>{part}</mark>" if is_inside and part.strip() else part)
    return "".join(pieces)


def _tags_and_text(html: str) -> list[tuple[str, bool]]:
    pieces, end = [], 0
    for tag in _TAG.finditer(html):
        pieces += [(html[end : tag.start()], False), (tag[0], True)]
        end = tag.end()
    return [*pieces, (html[end:], False)]


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Show an image as a link to it."""
    token = tokens[index]
    words = renderer.renderInlineAsText(token.children, options, env) or "no description"
    address = str(token.attrGet("src") or "")
    return f'<a href="{escape(address)}">Image: {escape(words)}</a>'


def _inline_html(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Let through the tags that may be shown; show others, such as ``<your-name>``, as words."""
    del renderer, options, env
    html = tokens[index].content
    name = _NAME.match(html)
    is_known = name is not None and name[1].lower() in TAGS
    return html if is_known else str(escape(html))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("html_inline", _inline_html)
    return markdown


_MARKDOWN = _markdown()
