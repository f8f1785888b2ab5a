import gzip
from pathlib import Path
from typing import Any

import pytest

from ingest.fetching.fetcher import Limits
from ingest.fetching.pace import Pace
from ingest.sources.sitemap import SitemapSource
from ingest.sources.source import Found, Refused, SourceVanishedError
from ingest.splitting import Splitter
from ingest.sync import SyncReport, sync
from retrieval.embedding.hashing import HashEmbedder
from retrieval.library import Library

EMBEDDER = HashEmbedder()
SPLITTER = Splitter(EMBEDDER.count_tokens, 100)
ONCE = Limits(delay_s=0, request_s=5, attempts=1, failures_in_a_row=99)


@pytest.fixture
def site(help_center: Any) -> Any:
    help_center.put(
        "/pair", "<h1>Pair a lamp</h1><p>Hold the button for 5 seconds.</p>", ETag='"1"'
    )
    help_center.put("/refunds", "<h1>Refunds</h1><p>Within 30 days.</p>", ETag='"1"')
    help_center.list("/refunds", "/pair")
    return help_center


def read(site: Any, path: str = "/sitemap.xml", **changes: Any) -> list[Found | Refused]:
    with site.fetcher() as fetcher:
        return list(SitemapSource(site.origin + path, fetcher, **changes).entries())


def names(site: Any, entries: list[Found | Refused]) -> list[str]:
    return [entry.name.removeprefix(site.origin) for entry in entries]


def run(site: Any, library: Library, cache: Path) -> SyncReport:
    with site.fetcher(cache, limits=ONCE, pace=Pace(0, 60)) as fetcher:
        source = SitemapSource(f"{site.origin}/sitemap.xml", fetcher)
        return sync(source, SPLITTER, library)


def test_it_works(site: Any) -> None:
    entries = read(site)
    assert names(site, entries) == ["/pair", "/refunds"]
    assert [entry.article.title for entry in entries] == ["Pair a lamp", "Refunds"]


def test_what_has_not_changed_costs_no_page_and_stays(
    site: Any, library: Library, tmp_path: Path
) -> None:
    assert run(site, library, tmp_path / "pages.db").added == 2
    report = run(site, library, tmp_path / "pages.db")
    assert (report.unchanged, report.changed, report.removed) == (2, 0, 0)
    assert [head.get("If-None-Match") for head in site.heads][-2:] == ['"1"', '"1"']


@pytest.mark.parametrize("status", [500, 403])
def test_a_page_that_fails_keeps_its_older_article(
    site: Any, library: Library, tmp_path: Path, status: int
) -> None:
    run(site, library, tmp_path / "pages.db")
    site.put("/pair", status=status)
    report = run(site, library, tmp_path / "pages.db")
    assert report.refused[0].article_id == f"{site.origin}/pair"
    assert report.removed == 0


def test_a_site_that_is_busy_removes_nothing(site: Any, library: Library, tmp_path: Path) -> None:
    run(site, library, tmp_path / "pages.db")
    site.put("/pair", status=503)
    with pytest.raises(SourceVanishedError, match="busy"):
        run(site, library, tmp_path / "pages.db")
    assert len(library.kept(f"sitemap:{site.origin}/sitemap.xml")) == 2


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_removed(
    site: Any, library: Library, tmp_path: Path, status: int
) -> None:
    run(site, library, tmp_path / "pages.db")
    site.put("/pair", status=status)
    assert run(site, library, tmp_path / "pages.db").removed == 1


def test_a_page_that_is_not_listed_any_more_is_removed(
    site: Any, library: Library, tmp_path: Path
) -> None:
    run(site, library, tmp_path / "pages.db")
    site.list("/pair")
    assert run(site, library, tmp_path / "pages.db").removed == 1


@pytest.mark.parametrize("body", [b"<urlset><url>", b"<html></html>", b"<urlset/>"])
def test_half_a_listing_removes_nothing(
    site: Any, library: Library, tmp_path: Path, body: bytes
) -> None:
    run(site, library, tmp_path / "pages.db")
    before = len(library.kept(f"sitemap:{site.origin}/sitemap.xml"))
    site.put("/sitemap.xml", body)
    with pytest.raises(SourceVanishedError):
        run(site, library, tmp_path / "pages.db")
    assert len(library.kept(f"sitemap:{site.origin}/sitemap.xml")) == before == 2


def test_one_missing_sitemap_of_an_index_is_half_a_listing(site: Any) -> None:
    site.list("/sitemap.xml", "/more.xml", at="/index.xml", kind="sitemap")
    with pytest.raises(SourceVanishedError, match=r"more\.xml"):
        read(site, "/index.xml")


def test_an_index_is_followed_packed_or_in_circles(site: Any) -> None:
    body = f"<urlset><url><loc>{site.origin}/refunds</loc></url></urlset>".encode()
    site.put("/packed.xml.gz", gzip.compress(body), Content_Type="application/gzip")
    site.list("/packed.xml.gz", "/index.xml", at="/index.xml", kind="sitemap")
    assert names(site, read(site, "/index.xml")) == ["/refunds"]


def test_a_bare_site_names_its_sitemap_in_robots(site: Any) -> None:
    site.list("/pair", at="/other.xml")
    site.put("/robots.txt", "Sitemap: ORIGIN/other.xml\nSitemap: https://globex.example/s.xml")
    assert names(site, read(site, "/")) == ["/pair"]


def test_a_bare_site_without_robots_has_its_sitemap_at_the_usual_place(site: Any) -> None:
    assert names(site, read(site, "/")) == ["/pair", "/refunds"]


def test_a_part_of_a_site_is_read_alone(site: Any) -> None:
    site.put("/hc/lamps", "<p>Lamps.</p>")
    site.list("/pair", "/hc/lamps", "/hcx")
    assert names(site, read(site, "/hc")) == ["/hc/lamps"]


def test_pages_of_other_sites_are_refused_and_not_asked(site: Any) -> None:
    site.put(
        "/sitemap.xml",
        "<urlset><url><loc>http://169.254.169.254/latest/</loc></url>"
        "<url><loc>file:///etc/passwd</loc></url><url><loc>ORIGIN/pair</loc></url></urlset>",
    )
    refused = [entry for entry in read(site) if isinstance(entry, Refused)]
    assert [entry.name for entry in refused] == [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/",
    ]
    assert site.asked == ["/robots.txt", "/sitemap.xml", "/pair"]


def test_a_page_that_moved_to_a_listed_one_is_gone(site: Any) -> None:
    site.put("/old", status=301, Location="/pair")
    site.put("/older", status=301, Location="/elsewhere")
    site.put("/elsewhere", "<p>Here.</p>")
    site.list("/old", "/older", "/pair")
    entries = read(site)
    assert names(site, entries) == ["/older", "/pair"]
    assert entries[0].article.url == f"{site.origin}/elsewhere"


def test_too_many_pages_are_too_many_to_begin_with(site: Any) -> None:
    with pytest.raises(SourceVanishedError, match="more than 1 pages"):
        read(site, max_pages=1)


def test_a_run_that_is_too_long_refuses_the_rest(site: Any) -> None:
    times = [0.0]
    pace = Pace(10, 25, clock=lambda: sum(times), sleep=times.append)
    with site.fetcher(pace=pace) as fetcher:
        entries = list(SitemapSource(f"{site.origin}/sitemap.xml", fetcher).entries())
    assert [type(entry) for entry in entries] == [Found, Refused]
    assert "was over" in entries[1].reason


def test_its_length_is_told_without_reading_a_page(site: Any) -> None:
    with site.fetcher() as fetcher:
        assert len(SitemapSource(f"{site.origin}/sitemap.xml", fetcher)) == 2
        assert len(SitemapSource(f"{site.origin}/nowhere.xml", fetcher)) == 0
    assert "/pair" not in site.asked


def test_its_key_is_its_address(site: Any) -> None:
    with site.fetcher() as fetcher:
        assert SitemapSource(f"{site.origin}#x", fetcher).key == f"sitemap:{site.origin}/"
