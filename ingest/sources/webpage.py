"""A page of the web, read as an article."""

from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from ingest.cleaning.html import clean_html
from ingest.decoding import decode
from ingest.fetching.fetcher import Fetched
from ingest.sources.attributes import page_url, read_page_language
from ingest.sources.dates import read_date
from ingest.unreadable import UnreadableError
from retrieval.articles import Article

MAX_BYTES = 10_000_000
"""The largest page that is read, unpacked."""

_KINDS = frozenset({"text/html", "application/xhtml+xml", ""})
_CHANGED = (
    'meta[property="article:modified_time"], meta[itemprop="dateModified"]'
    ', meta[name="last-modified"], time[itemprop="dateModified"]'
)


def read_webpage(address: str, page: Fetched, listed_at: datetime | None) -> Article:
    """Read a page under the address that its sitemap lists, which is its id.

    Its url is what the page says of itself, else where it was found in the end.
    Raises UnreadableError if it is no page, or none with text.
    """
    if page.kind not in _KINDS:
        raise UnreadableError(f"It is no page: it is of the kind {page.kind[:60]}.")
    html = decode(page.body, page.charset)
    cleaned = clean_html(html, page.address)
    if not cleaned.text.strip():
        raise UnreadableError("It holds no text.")
    return Article(
        id=address,
        title=cleaned.title or address,
        text=cleaned.text,
        url=page_url(cleaned.url) or page.address,
        updated_at=listed_at or _changed_at(html),
        language=read_page_language(cleaned.language) or "en",
    )


def _changed_at(html: str) -> datetime | None:
    """Find when a page says that it was changed."""
    found = LexborHTMLParser(html).css_first(_CHANGED)
    if found is None:
        return None
    said = found.attributes.get("content") or found.attributes.get("datetime") or ""
    try:
        return read_date(said.strip())
    except UnreadableError:
        return None
