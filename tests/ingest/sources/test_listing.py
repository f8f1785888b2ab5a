import contextlib
import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.listing import Listed, Listing, read_listing
from ingest.unreadable import UnreadableError

ACME = "https://help.acme.example"
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc> {ACME}/pair?a=1&amp;b=2 </loc><lastmod>2026-05-01</lastmod>
    <image:image><image:loc>{ACME}/lamp.png</image:loc></image:image>
  </url>
  <url><loc>{ACME}/refunds</loc><lastmod>last week</lastmod></url>
  <url><changefreq>daily</changefreq></url>
</urlset>""".encode()
PAGES = (
    Listed(f"{ACME}/pair?a=1&b=2", datetime(2026, 5, 1, tzinfo=UTC)),
    Listed(f"{ACME}/refunds"),
)


def urlset(inside: str) -> bytes:
    return f"<urlset>{inside}</urlset>".encode()


def test_it_works() -> None:
    assert read_listing(SITEMAP) == Listing(PAGES)


def test_a_packed_one_is_unpacked() -> None:
    assert read_listing(gzip.compress(SITEMAP)).pages == PAGES


def test_an_index_lists_sitemaps() -> None:
    index = f"<s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>{ACME}/a.xml</s:loc></s:sitemap>"
    assert read_listing(f"{index}</s:sitemapindex>".encode()) == Listing((), (f"{ACME}/a.xml",))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "damaged"),
        (b"<html><body>Moved</body></html>", "another kind"),
        (SITEMAP[:-9], "damaged"),
        (SITEMAP.decode().encode("utf-16"), "damaged|NUL"),
        (b"<!DOCTYPE urlset SYSTEM 'file:///etc/passwd'><urlset/>", "document type"),
        (b"<!DOCTYPE u [<!ENTITY a 'aa'>]><urlset><url><loc>&a;</loc></url></urlset>", "entities"),
        (urlset("<a " + "b='' " * 20_000 + "/>"), "a tag in it"),
        (urlset("<url>" * 100), "nests"),
        (urlset("<a/>" * 500_001), "too many elements"),
        (gzip.compress(b" " * 50_000_001), "larger than 50 MB"),
        (gzip.compress(SITEMAP)[:-4], "end is missing"),
    ],
)
def test_what_is_no_sitemap_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_listing(raw)


@given(st.binary(max_size=200) | st.text(alphabet="<>/urlset loc&;'\"=a", max_size=80))
def test_any_bytes_give_a_listing_or_a_reason(raw: bytes | str) -> None:
    inside = raw if isinstance(raw, bytes) else urlset(raw)
    with contextlib.suppress(UnreadableError):
        assert isinstance(read_listing(inside), Listing)
