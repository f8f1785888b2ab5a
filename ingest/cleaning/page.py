"""What of an HTML page is the article, and the mending that lets it become good Markdown."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.cleaning.links import mend_links
from ingest.cleaning.removing import remove
from ingest.cleaning.tables import mend_tables

_MAIN = ("main", '[role="main"]', "article", "body")
_AROUND = (
    "script, style, template, noscript, nav, aside, button, select, textarea, input, iframe, title"
    ", hr, object, embed, canvas, svg, math, audio, video, dialog, link, meta, [role='navigation']"
    ", [hidden], [style*='display:none'], [style*='display: none']"
)
_FRAME = "body > header, body > footer"
# Marks that change how a word looks, not what it says; Markdown has none for them.
_UNWRAPPED = ["kbd", "mark", "abbr", "font", "u", "ins", "small", "center", "sub", "sup", "form"]
_POWER = re.compile(r"\s*[+\N{MINUS SIGN}-]?\d+\s*")
_ADMONITION = "markdown-alert-"
# Where the words follow the mark on one line GitHub shows a plain quote; the author meant a note.
_SAME_LINE = re.compile(r"\s*\[!([A-Za-z]+)\]\s*")


def main_content(page: LexborHTMLParser) -> LexborNode | None:
    """Find the one element that is the article; the whole body where nothing says so."""
    for selector in _MAIN:
        found = page.css(selector)
        if len(found) == 1:
            return found[0]
    return page.body


def mend(content: LexborNode) -> None:
    """Take out what is not the article, and put right what Markdown would lose or garble.

    Raises UnreadableError if its tables stand in tables too deep to be opened.
    """
    _name_videos(content)
    remove(content.css(f"{_AROUND}, {_FRAME}"))
    # Some sites wrap the whole page in a form; what holds no heading is a search or a survey.
    remove(form for form in content.css("form") if form.css_first("h1, h2, h3") is None)
    _admonitions(content)
    _footnotes(content)
    _images(content)
    _powers(content)
    for inner in content.css("pre pre"):
        inner.unwrap()  # Each would be fenced, with ever longer fences.
    content.unwrap_tags(_UNWRAPPED)
    mend_links(content)
    mend_tables(content)


def _name_videos(content: LexborNode) -> None:
    """Keep an embedded video as a link, if it has a title."""
    for frame in content.css("iframe[title][src]"):
        link = content.parser.create_node("a")
        link.attrs["href"] = frame.attributes["src"] or ""
        link.insert_child(frame.attributes["title"] or "")
        frame.replace_with(link)


def _admonitions(content: LexborNode) -> None:
    """Turn GitHub's ``> [!NOTE]`` into a quote that begins with a bold word."""
    for quote in content.css("blockquote"):
        first = quote.css_first("p")
        said = first.first_child if first is not None else None
        if said is None:
            continue
        words = said.text_content or ""
        mark = _SAME_LINE.match(words)
        kind = mark[1] if mark is not None else _kind(quote)
        if kind:
            word = content.parser.create_node("strong")
            word.insert_child(f"{kind.capitalize()}:")
            said.insert_before(word)
            said.insert_before(" ")
        if mark is not None:
            said.replace_with(words[mark.end() :])


def _kind(quote: LexborNode) -> str:
    classes = quote.attributes.get("class") or ""
    return classes.removeprefix(_ADMONITION) if classes.startswith(_ADMONITION) else ""


def _footnotes(content: LexborNode) -> None:
    """Write footnotes as Markdown does; rendered, they are numbered links up and down the page."""
    for reference in content.css("sup.footnote-reference"):
        reference.replace_with(f"[^{reference.text(strip=True)}]")
    for note in content.css("div.footnote-definition"):
        label, first = note.css_first("sup"), note.css_first("p")
        if label is not None and first is not None and first.first_child is not None:
            first.first_child.insert_before(f"[^{label.text(strip=True)}]: ")
            label.decompose()


def _images(content: LexborNode) -> None:
    """Drop images without a description: they are ornament, and say nothing as text.

    An image that is written out in the page (``data:``) leaves its description.
    """
    for image in content.css("img"):
        alt = " ".join((image.attributes.get("alt") or "").split())
        if not alt:
            image.decompose()
        elif not (image.attributes.get("src") or "").strip().lower().startswith(("data:", "blob:")):
            image.attrs["alt"] = alt
        else:
            image.replace_with(alt)


def _powers(content: LexborNode) -> None:
    """Write 10 to the third as ``10^3``, which would else become 103."""
    for raised in content.css("sup"):
        if _POWER.fullmatch(raised.text()):
            raised.insert_before("^")
