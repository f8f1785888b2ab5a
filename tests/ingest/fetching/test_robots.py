import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.robots import read_robots

RULES = b"""\xef\xbb\xbfUser-agent: Deskproof
Disallow: /private
Allow: /private/open
Crawl-delay: 2.5
Request-rate: 1/5

User-agent: *
Disallow: /
Sitemap: https://help.acme.example/sitemap.xml
"""


def test_it_works() -> None:
    robots = read_robots(RULES)
    assert robots.sitemaps == ("https://help.acme.example/sitemap.xml",)
    assert robots.delay_s == 5
    assert robots.allows("https://help.acme.example/a")
    assert robots.allows("https://help.acme.example/private/open")
    assert not robots.allows("https://help.acme.example/private/x")


def test_an_empty_one_allows_everything() -> None:
    robots = read_robots(b"")
    assert (robots.delay_s, robots.sitemaps) == (0, ())
    assert robots.allows("https://help.acme.example/a")


@pytest.mark.parametrize("said", [b"nan", b"-5", b"soon", b"1e999"])
def test_an_odd_delay_is_no_negative_one(said: bytes) -> None:
    assert read_robots(b"User-agent: *\nCrawl-delay: " + said).delay_s >= 0


@given(st.binary(max_size=300))
def test_any_bytes_are_rules(raw: bytes) -> None:
    assert read_robots(raw).delay_s >= 0
