"""One site: the only host that a crawl asks for anything."""

from dataclasses import dataclass

import httpx2

from ingest.unreadable import UnreadableError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2048
"""Characters of an address; the sitemap protocol's own limit."""


@dataclass(frozen=True, slots=True)
class Site:
    """A scheme, a host, and the port if it was stated."""

    scheme: str
    host: str
    port: int | None = None

    @classmethod
    def of(cls, address: str) -> "Site":
        """Tell the site of an address. Raises UnreadableError if it is no address of the web."""
        url = _parsed(address)
        return cls(url.scheme, url.raw_host.decode("ascii"), url.port)

    @property
    def origin(self) -> str:
        """Spell the site as an address without a path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")

    def own(self, address: str, base: str = "") -> str:
        """Spell an address of this site in one way: absolute, without a fragment.

        Sitemaps that still say ``http`` after their site moved to ``https`` are read as ``https``.
        Raises UnreadableError if it is no address, holds a password, or is of another site.
        """
        url = _parsed(address, base)
        if url.raw_host.decode("ascii") != self.host:
            raise UnreadableError(f"It is on another site: {url.host}.")
        if self.scheme == "https" and url.scheme == "http" and url.port is None:
            url = url.copy_with(scheme="https")
        is_usual = url.port is None and self.port is None
        if not (url.port == self.port or is_usual):
            raise UnreadableError("It is on another port than its site.")
        if self.scheme == "https" and url.scheme == "http":
            raise UnreadableError("It would be read without encryption, though its site has it.")
        return str(url)


def _parsed(address: str, base: str = "") -> httpx2.URL:
    try:
        url = httpx2.URL(address.strip())
        url = httpx2.URL(base).join(url) if base else url
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise UnreadableError("It is no address of the web.") from error
    if url.scheme not in _PORTS or not url.raw_host:
        raise UnreadableError("It is no address of the web: it begins with neither http nor https.")
    if url.userinfo:
        raise UnreadableError("It holds a user name or a password.")
    if len(str(url)) > _LONGEST:
        raise UnreadableError(f"Its address is longer than {_LONGEST:,} characters.")
    return url.copy_with(fragment=None, raw_path=url.raw_path)
