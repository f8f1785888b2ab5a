"""Tables of a page, mended so that Markdown's one-line cells can hold them."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.unreadable import UnreadableError

_TOO_NESTED = "table " * 6
_LAYS_OUT = "table :is(h1, h2, h3, h4, h5, h6, pre, table)"
_ENDS = (".", ";", ":", ",", "!", "?", "|")


def mend_tables(content: LexborNode) -> None:
    """Open tables that only lay out a page, and separate what stands on lines within a cell.

    Raises UnreadableError if tables stand in tables too deep to be opened.
    """
    if content.css_first(_TOO_NESTED) is not None:
        raise UnreadableError("Its tables are nested too deep.")
    # Inner tables come last in the page's order and are opened first.
    for table in reversed(content.css("table")):
        if table.css_first(_LAYS_OUT) is not None:
            _open(table)
    for cell in content.css("td, th"):
        for line in cell.css("br"):
            line.replace_with(_separator(line.prev))
        for item in cell.css("li, p"):
            if item.css_matches(":not(:last-child)"):
                item.insert_child(_separator(item))


def _open(table: LexborNode) -> None:
    """Put a table's cells one below the other."""
    opened = table.parser.create_node("div")
    for cell in _cells(table):
        block = table.parser.create_node("div")
        for child in cell.iter(include_text=True):
            block.insert_child(child)
        opened.insert_child(block)
    table.replace_with(opened)


def _cells(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag in ("td", "th", "caption"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot", "tr"):
            yield from _cells(child)


def _separator(before: LexborNode | None) -> str:
    text = before.text(strip=True) if before is not None else ""
    return " " if not text or text.endswith(_ENDS) else "; "
