"""A help centre on the web, read by its sitemap."""

from collections.abc import Iterator
from functools import cached_property

from ingest.fetching.failures import AnsweredError
from ingest.fetching.fetcher import Fetcher
from ingest.sources.listing import MAX_BYTES as SITEMAP_BYTES
from ingest.sources.listing import Listed, Listing, read_listing
from ingest.sources.source import Found, Refused, SourceVanishedError
from ingest.sources.webpage import MAX_BYTES, read_webpage
from ingest.unreadable import UnreadableError

MAX_PAGES = 20_000
"""Pages of one help centre: at a page a second they take six hours."""

_MAX_SITEMAPS = 500
_LONGEST_NAME = 200


class SitemapSource:
    """Reads every page that a site's sitemaps list, in the order of their addresses.

    ``address`` is a sitemap; or a site, or a part of one, whose robots.txt names its sitemaps:
    then only pages below the address are read. A page is gone when the sitemaps do not list it any
    more, when it answers 404 or 410, or redirects to another page that they list.
    """

    def __init__(self, address: str, fetcher: Fetcher, *, max_pages: int = MAX_PAGES) -> None:
        self._address = fetcher.site.own(address)
        self._fetcher = fetcher
        self._max_pages = max_pages

    @property
    def key(self) -> str:
        """Names the sitemap, or the site, by its address."""
        return f"sitemap:{self._address}"

    def __len__(self) -> int:
        try:
            return len(self._listed)
        except SourceVanishedError:
            return 0

    def entries(self) -> Iterator[Found | Refused]:
        """Read every page once.

        Raises SourceVanishedError if the listing cannot be read whole: what is missing from half a
        listing is not gone.
        """
        seen = set(self._listed)
        for address, listed in self._listed.items():
            if isinstance(listed, Refused):
                yield listed
            elif (entry := self._entry(address, listed, seen)) is not None:
                yield entry

    def _entry(self, address: str, listed: Listed, seen: set[str]) -> Found | Refused | None:
        """Read a page; None if it is gone."""
        try:
            page = self._fetcher.get(address, MAX_BYTES)
            if page.address != address and page.address in seen:
                return None
            seen.add(page.address)
            return Found(address, read_webpage(address, page, listed.updated_at))
        except AnsweredError as error:
            return None if error.is_gone else Refused(address, str(error), address)
        except UnreadableError as error:
            return Refused(address, str(error), address)

    @cached_property
    def _listed(self) -> dict[str, Listed | Refused]:
        """Every address that is listed, in order."""
        entries: dict[str, Listed | Refused] = {}
        for page in self._pages():
            address = self._own(page.address)
            if isinstance(address, Refused):
                entries[page.address] = address
            elif self._is_below(address):
                entries[address] = page
            if len(entries) > self._max_pages:
                raise SourceVanishedError(
                    f"{self._address} lists more than {self._max_pages:,} pages. Name a smaller "
                    "sitemap, or a part of the site."
                )
        return dict(sorted(entries.items()))

    def _pages(self) -> Iterator[Listed]:
        waiting, seen = self._sitemaps(), set[str]()
        while waiting:
            address = waiting.pop(0)
            if address in seen:
                continue
            seen.add(address)
            if len(seen) > _MAX_SITEMAPS:
                raise SourceVanishedError(
                    f"{self._address} has more than {_MAX_SITEMAPS} sitemaps."
                )
            own = self._own(address)
            if isinstance(own, Refused):
                continue  # Sitemaps of another site list that site's pages.
            listing = self._listing(own)
            waiting += listing.sitemaps
            yield from listing.pages

    def _own(self, address: str) -> str | Refused:
        try:
            return self._fetcher.site.own(address)
        except UnreadableError as error:
            return Refused(address[:_LONGEST_NAME], str(error))

    def _sitemaps(self) -> list[str]:
        """Name the sitemaps to begin with."""
        if _names_sitemap(self._address):
            return [self._address]
        try:
            named = list(self._fetcher.robots().sitemaps)
        except UnreadableError as error:
            raise SourceVanishedError(f"{self._fetcher.site.origin}/robots.txt: {error}") from error
        return named or [f"{self._fetcher.site.origin}/sitemap.xml"]

    def _listing(self, address: str) -> Listing:
        try:
            return read_listing(self._fetcher.get(address, SITEMAP_BYTES).body)
        except UnreadableError as error:
            raise SourceVanishedError(f"The sitemap {address} cannot be read. {error}") from error

    def _is_below(self, address: str) -> bool:
        below = self._address.rstrip("/") + "/"
        return _names_sitemap(self._address) or f"{address}/".startswith(below)


def _names_sitemap(address: str) -> bool:
    return "sitemap" in address.lower() or address.lower().endswith((".xml", ".xml.gz"))
