"""Links of a page, mended so that each has words and leads somewhere."""

import itertools

from selectolax.lexbor import LexborNode

from ingest.cleaning.removing import remove

_PERMALINKS = frozenset({"", "#", "¶", "§", "\N{LINK SYMBOL}"})
_TO_THE_TOP = ("#", "#top")
_BLOCKS = "h1, h2, h3, h4, h5, h6, p, div, section, ul, ol, table"
_SHOWN = "p, li, div"
_MOSTLY = 1.3
_SHORT = 60
_CARD = 12
"""Elements of a card that are looked at; a longer thing is no card."""


def mend_links(content: LexborNode) -> None:
    """Mend every link: ways within the page go, cards keep their target, scripts lose theirs."""
    _drop_contents(content)
    for link in content.css("a"):
        target = (link.attributes.get("href") or "").strip()
        if not target or target.lower().startswith(("javascript:", "data:", "vbscript:")):
            link.unwrap()
        elif _only_leads_up(link, target):
            (link.parent or link).decompose()
        elif target.startswith("#") and link.text(strip=True) in _PERMALINKS:
            link.decompose()
        elif link.css_first(_BLOCKS) is not None:
            _narrow(link)
        elif not link.text(strip=True) and link.css_first("img") is None:
            _give_words(link)


def _drop_contents(content: LexborNode) -> None:
    """Drop tables of contents: they repeat the headings, and are found for every question.

    Numbered ones stay, because they often tell the steps at a glance.
    """
    lists = [items for items in content.css("ul") if _only_leads_down(items)]
    leads = [before for items in lists if (before := _lead(items)) is not None]
    remove([*leads, *lists])


def _only_leads_down(items: LexborNode) -> bool:
    """Whether a list is made of links to places in the same page."""
    links = items.css("a")
    said = sum(len(link.text(strip=True)) for link in links)
    return (
        len(links) > 1
        and all((link.attributes.get("href") or "").startswith("#") for link in links)
        and len("".join(items.text().split())) < said * _MOSTLY
    )


def _lead(items: LexborNode) -> LexborNode | None:
    """Find the "In this article:" above a table of contents."""
    before = items.prev
    while before is not None and before.is_empty_text_node:
        before = before.prev
    if before is None or before.tag != "p" or len(before.text()) > _SHORT:
        return None
    return before if before.text(strip=True).endswith(":") else None


def _only_leads_up(link: LexborNode, target: str) -> bool:
    """Whether this is a "Back to top" that has a line of its own."""
    parent = link.parent
    return (
        target in _TO_THE_TOP
        and parent is not None
        and parent.css_matches(_SHOWN)
        and _is_blank(link.prev)
        and _is_blank(link.next)
    )


def _is_blank(neighbour: LexborNode | None) -> bool:
    """Whether there is nothing beside a link but perhaps a line's end."""
    return neighbour is None or bool(neighbour.is_empty_text_node)


def _narrow(link: LexborNode) -> None:
    """Let a link around a whole card stand in the card's first line: links hold no blocks."""
    line = next((b for b in link.css(_BLOCKS) if b.text(deep=False, strip=True)), None)
    if line is not None and line.css_first("a") is None:
        _move_into(link, line)
    link.unwrap()


def _give_words(link: LexborNode) -> None:
    """Give an empty link, stretched over its card by a style sheet, the card's last words."""
    card = link.parent
    around = itertools.islice(card.iter(), _CARD) if card is not None else ()
    words = [node for node in around if node.text(strip=True)]
    if words and words[-1].css_first("a, br") is None:
        _move_into(link, words[-1])
    link.decompose()


def _move_into(link: LexborNode, line: LexborNode) -> None:
    inner = link.parser.create_node("a")
    inner.attrs["href"] = link.attributes["href"] or ""
    inner.insert_child(" ".join(line.text().split()))
    for child in list(line.iter(include_text=True)):
        child.decompose()
    line.insert_child(inner)
