from datetime import UTC, datetime

import pytest

from ingest.fetching.fetcher import Fetched
from ingest.sources.webpage import read_webpage
from ingest.unreadable import UnreadableError

AT = "https://help.acme.example/pair"
PAGE = """<html lang="de-DE"><title>Lampe koppeln - Hilfe</title>
<link rel="canonical" href="https://help.acme.example/de/pair">
<meta property="article:modified_time" content="2026-05-01T08:00:00Z">
<nav><a href="/">Start</a></nav>
<main><h1>Lampe koppeln</h1><p>Die <a href="/app">App</a> öffnen.</p></main>
<footer>Impressum</footer></html>"""


def fetched(body: bytes = PAGE.encode(), kind: str = "text/html", charset: str = "") -> Fetched:
    return Fetched(AT, body, kind, charset, unchanged=False)


def test_it_works() -> None:
    article = read_webpage(AT, fetched(), None)
    assert article.id == AT
    assert article.url == "https://help.acme.example/de/pair"
    assert article.title == "Lampe koppeln"
    assert article.text == ("# Lampe koppeln\n\nDie [App](https://help.acme.example/app) öffnen.")
    assert article.updated_at == datetime(2026, 5, 1, 8, tzinfo=UTC)
    assert (article.language, article.audience) == ("de", "public")


def test_the_sitemaps_date_goes_first() -> None:
    listed_at = datetime(2026, 6, 1, tzinfo=UTC)
    assert read_webpage(AT, fetched(), listed_at).updated_at == listed_at


def test_a_wrong_date_is_passed_over() -> None:
    page = PAGE.replace("2026-05-01T08:00:00Z", "yesterday").encode()
    assert read_webpage(AT, fetched(page), None).updated_at is None


def test_the_charset_of_the_answer_is_heeded() -> None:
    page = fetched("<p>Přihlášení a změna hesla</p>".encode("iso8859-2"), charset="iso-8859-2")
    assert read_webpage(AT, page, None).text == "Přihlášení a změna hesla"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (fetched(kind="application/pdf"), "application/pdf"),
        (fetched(b"<nav>Start</nav>"), "no text"),
        (fetched(b"\0" * 9), "NUL"),
    ],
)
def test_what_is_no_page_is_refused(page: Fetched, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_webpage(AT, page, None)
