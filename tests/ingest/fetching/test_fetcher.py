import gzip
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.fetching.connecting import ForbiddenAddressError
from ingest.fetching.failures import AnsweredError, StoppedError, TransientError
from ingest.fetching.fetcher import Limits
from ingest.fetching.pace import Pace
from ingest.unreadable import UnreadableError

PAGE = b"<h1>Pair a lamp</h1>"
QUICK = Limits(delay_s=0, request_s=5, attempts=2)


class Waits:
    """A pace that notes its pauses instead of waiting."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.pace = Pace(0, 3600, sleep=self.pauses.append)


def test_it_works(help_center: Any) -> None:
    help_center.put("/pair", PAGE, Content_Type="text/html; charset=UTF-8")
    with help_center.fetcher() as fetcher:
        page = fetcher.get(f"{help_center.origin}/pair#top", 100)
    assert (page.body, page.kind, page.charset.lower()) == (PAGE, "text/html", "utf-8")
    assert help_center.asked == ["/robots.txt", "/pair"]
    assert help_center.heads[1]["User-Agent"] == "Deskproof/0"


def test_robots_are_obeyed_after_a_redirect_too(help_center: Any) -> None:
    help_center.put("/robots.txt", "User-agent: *\nDisallow: /private")
    help_center.put("/a", status=302, Location="/private/a")
    with help_center.fetcher() as fetcher:
        for path in ("/private/a", "/a"):
            with pytest.raises(UnreadableError, match=r"robots\.txt"):
                fetcher.get(help_center.origin + path, 100)
    assert "/private/a" not in help_center.asked


def test_robots_that_cannot_be_read_allow_nothing(help_center: Any) -> None:
    help_center.put("/robots.txt", status=500)
    help_center.put("/pair", PAGE)
    waits = Waits()
    with help_center.fetcher(pace=waits.pace) as fetcher, pytest.raises(TransientError):
        fetcher.get(f"{help_center.origin}/pair", 100)
    assert set(help_center.asked) == {"/robots.txt"}


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_allows_everything(help_center: Any, status: int) -> None:
    help_center.put("/robots.txt", status=status)
    help_center.put("/pair", PAGE)
    with help_center.fetcher() as fetcher:
        assert fetcher.get(f"{help_center.origin}/pair", 100).body == PAGE


def test_what_has_not_changed_is_not_sent_again(help_center: Any, tmp_path: Path) -> None:
    help_center.put("/pair", PAGE, ETag='"1"', Cache_Control="max-age=600")
    for unchanged in (False, True):
        with help_center.fetcher(tmp_path / "pages.db") as fetcher:
            page = fetcher.get(f"{help_center.origin}/pair", 100)
        assert (page.body, page.unchanged) == (PAGE, unchanged)
    assert help_center.heads[-1]["If-None-Match"] == '"1"'
    help_center.put("/pair", b"new", ETag='"2"')
    with help_center.fetcher(tmp_path / "pages.db") as fetcher:
        page = fetcher.get(f"{help_center.origin}/pair", 100)
    assert (page.body, page.unchanged) == (b"new", False)


def test_a_page_that_was_broken_off_is_not_kept(help_center: Any, tmp_path: Path) -> None:
    help_center.put("/pair", PAGE, ETag='"1"')
    with help_center.fetcher(tmp_path / "pages.db") as fetcher:
        with pytest.raises(UnreadableError):
            fetcher.get(f"{help_center.origin}/pair", 5)
        assert fetcher.get(f"{help_center.origin}/pair", 100).unchanged is False


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "https://globex.example/"],
)
def test_a_redirect_leads_nowhere_else(help_center: Any, target: str) -> None:
    help_center.put("/a", status=301, Location=target)
    with help_center.fetcher() as fetcher, pytest.raises(UnreadableError):
        fetcher.get(f"{help_center.origin}/a", 100)


def test_without_leave_no_private_address_is_asked(help_center: Any) -> None:
    help_center.put("/pair", PAGE)
    with help_center.fetcher(also=()) as fetcher, pytest.raises(ForbiddenAddressError):
        fetcher.get(f"{help_center.origin}/pair", 100)
    assert help_center.asked == []


def test_no_proxy_of_the_environment_is_used(
    help_center: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    help_center.put("/pair", PAGE)
    with help_center.fetcher() as fetcher:
        assert fetcher.get(f"{help_center.origin}/pair", 100).body == PAGE


def test_redirects_in_a_circle_end(help_center: Any) -> None:
    help_center.put("/a", status=302, Location="/a")
    with help_center.fetcher() as fetcher, pytest.raises(UnreadableError, match="redirects more"):
        fetcher.get(f"{help_center.origin}/a", 100)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_site_is_waited_for_as_long_as_it_asks(help_center: Any, status: int) -> None:
    help_center.put("/robots.txt")
    help_center.put("/pair", status=status, Retry_After="40")
    waits = Waits()
    with help_center.fetcher(pace=waits.pace) as fetcher:
        with pytest.raises(TransientError):
            fetcher.get(f"{help_center.origin}/pair", 100)
        with pytest.raises(StoppedError, match="left alone"):
            fetcher.get(f"{help_center.origin}/other", 100)
    assert waits.pauses == [40.0]
    assert help_center.asked == ["/robots.txt", "/pair", "/pair"]


def test_a_site_that_asks_for_an_hour_is_not_asked_again(help_center: Any) -> None:
    help_center.put("/pair", status=429, Retry_After="3600")
    with help_center.fetcher() as fetcher, pytest.raises(TransientError):
        fetcher.get(f"{help_center.origin}/pair", 100)
    assert help_center.asked.count("/pair") == 1


def test_a_site_that_fails_again_and_again_is_left_alone(help_center: Any) -> None:
    waits = Waits()
    help_center.put("/robots.txt")
    for number in range(3):
        help_center.put(f"/{number}", status=500)
    limits = replace(QUICK, failures_in_a_row=2, attempts=1)
    with help_center.fetcher(limits=limits, pace=waits.pace) as fetcher:
        for number, kind in enumerate((TransientError, TransientError, StoppedError)):
            with pytest.raises(kind):
                fetcher.get(f"{help_center.origin}/{number}", 100)


def test_a_missing_page_is_told_from_a_locked_one(help_center: Any) -> None:
    help_center.put("/locked", status=403)
    with help_center.fetcher() as fetcher:
        for path, is_gone in (("/nowhere", True), ("/locked", False)):
            with pytest.raises(AnsweredError) as caught:
                fetcher.get(help_center.origin + path, 100)
            assert caught.value.is_gone is is_gone


def test_a_packed_page_is_unpacked_within_its_limit(help_center: Any) -> None:
    help_center.put("/pair", gzip.compress(PAGE), Content_Encoding="gzip")
    help_center.put("/bomb", gzip.compress(b"a" * 20_000_000), Content_Encoding="gzip")
    help_center.put("/odd", b"x", Content_Encoding="br")
    with help_center.fetcher() as fetcher:
        assert fetcher.get(f"{help_center.origin}/pair", 100).body == PAGE
        with pytest.raises(UnreadableError, match="larger than"):
            fetcher.get(f"{help_center.origin}/bomb", 1_000_000)
        with pytest.raises(UnreadableError, match="not asked for"):
            fetcher.get(f"{help_center.origin}/odd", 100)


def test_a_request_that_takes_too_long_is_given_up(help_center: Any) -> None:
    help_center.put("/robots.txt")
    slow = help_center.answer

    def dripping(request: Any) -> None:
        if request.path == "/robots.txt":
            slow(request)
            return
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaa":
            try:
                request.wfile.write(bytes([byte]))
            except OSError:
                return
            time.sleep(0.05)

    help_center.answer = dripping
    limits = replace(QUICK, request_s=0.4, attempts=1)
    started = time.monotonic()
    with help_center.fetcher(limits=limits) as fetcher:
        with pytest.raises(TransientError, match="too long"):
            fetcher.get(f"{help_center.origin}/pair", 100)
        assert time.monotonic() - started < 2
