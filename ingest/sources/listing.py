"""A sitemap's XML: the pages and further sitemaps that it lists (sitemaps.org/protocol.html)."""

from dataclasses import dataclass, field
from datetime import datetime
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString

from ingest.fetching.inflating import GZIP_MARK, inflated, read_within
from ingest.sources.dates import read_date
from ingest.unreadable import UnreadableError

MAX_BYTES = 50_000_000
"""Of a sitemap, unpacked: the protocol's own limit."""

_MAX_ELEMENTS = 500_000
"""Ten for each of the 50,000 pages that a sitemap may list."""

_MAX_DEPTH = 8
_LONGEST = 65_536
"""Bytes without the end of a tag; a parser keeps a tag whole, with each of its attributes."""

_LONGEST_VALUE = 4_096
_ENTRY_DEPTH, _VALUE_DEPTH = 2, 3
_ENTRIES = {"urlset": "url", "sitemapindex": "sitemap"}


@dataclass(frozen=True, slots=True)
class Listed:
    """An address, and when what is there was changed, if the sitemap says so."""

    address: str
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a sitemap lists, in its order."""

    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[str, ...] = ()


def read_listing(raw: bytes) -> Listing:
    """Read a sitemap or an index of sitemaps, packed with gzip or not.

    Raises UnreadableError if it is neither, or is made to cost more than it says.
    """
    if raw.startswith(GZIP_MARK):
        raw = read_within(inflated([raw], MAX_BYTES), MAX_BYTES)
    _refuse_bombs(raw)
    reader = _Reader()
    try:
        parseString(raw, reader, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableError(
            "It is no sitemap: it defines entities or a document type."
        ) from error
    except (SAXException, ValueError) as error:
        raise UnreadableError("It is no sitemap: its XML is damaged.") from error
    return Listing(tuple(reader.pages), tuple(reader.sitemaps))


def _refuse_bombs(raw: bytes) -> None:
    if b"\0" in raw:
        raise UnreadableError("It is no sitemap: a sitemap is UTF-8 text, and this holds NULs.")
    at = 0
    while at + _LONGEST < len(raw):
        end = raw.rfind(b">", at, at + _LONGEST)
        if end < 0:
            raise UnreadableError(f"It is no sitemap: a tag in it is over {_LONGEST:,} bytes long.")
        at = end + 1


@dataclass(slots=True)
class _Reader(ContentHandler):
    """Takes events as they come and keeps no tree, however many elements there are."""

    pages: list[Listed] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _values: dict[str, str] = field(default_factory=dict)
    _elements: int = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: ARG002, N802
        """Go into an element."""
        self._elements += 1
        self._path.append(name.rpartition(":")[2])
        if self._path[0] not in _ENTRIES:
            raise UnreadableError("It is no sitemap: it is another kind of XML.")
        if len(self._path) > _MAX_DEPTH or self._elements > _MAX_ELEMENTS:
            raise UnreadableError("It is no sitemap: it has too many elements, or nests them.")
        if len(self._path) == _ENTRY_DEPTH:
            self._values = {}

    def characters(self, content: str) -> None:
        """Keep the words of an entry's own elements, not of a picture's or a video's within it."""
        if len(self._path) == _VALUE_DEPTH:
            name = self._path[-1]
            self._values[name] = (self._values.get(name, "") + content)[:_LONGEST_VALUE]

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802
        """Come out of an element; at the end of an entry, keep it."""
        depth, kind = len(self._path), self._path.pop()
        if depth != _ENTRY_DEPTH or kind != _ENTRIES[self._path[0]]:
            return
        address = self._values.get("loc", "").strip()
        if address and kind == "url":
            self.pages.append(Listed(address, _date(self._values.get("lastmod", ""))))
        elif address:
            self.sitemaps.append(address)


def _date(text: str) -> datetime | None:
    """Read a date; a site's readers never see it, so a wrong one is passed over."""
    try:
        return read_date(text.strip())
    except UnreadableError:
        return None
