from datetime import UTC, datetime

import pytest

from ingest.sources.file import read_article
from retrieval.articles import Article


def test_it_works() -> None:
    raw = (
        "---\nid: 0123\ntitle: Pair a lamp\nurl: https://help.acme.example/pair\n"
        "updated_at: 2024-03-05\naudience: internal\nbrand: acme\nlanguage: de-AT\n"
        "labels: [lamp, app]\nlayout: wide\n---\n# Lampe koppeln\n\nKnopf halten."
    )
    assert read_article("pair.md", raw.encode()) == Article(
        id="0123",
        title="Pair a lamp",
        text="# Lampe koppeln\n\nKnopf halten.",
        url="https://help.acme.example/pair",
        updated_at=datetime(2024, 3, 5, tzinfo=UTC),
        audience="internal",
        brand="acme",
        language="de",
        labels=("lamp", "app"),
    )


@pytest.mark.parametrize(
    ("name", "raw", "title"),
    [
        ("a.md", "---\ntitle: Own\n---\n# First", "Own"),
        ("a.md", "# First\n\nText", "First"),
        ("a.html", "<title>Page</title><h1>First</h1>", "First"),
        ("a.html", "<title>Page</title><p>x", "Page"),
        ("hc/Pair-your_lamp.md", "Text", "Pair your lamp"),
        ("hc/refunds/index.md", "Text", "Refunds"),
        ("readme.md", "Text", "Readme"),
    ],
)
def test_the_title_is_the_first_that_is_said(name: str, raw: str, title: str) -> None:
    assert read_article(name, raw.encode()).title == title


def test_plain_text_stays_as_it_is() -> None:
    raw = "\nDear customer,\n   *not* markup <b>\n\n\n- Ben\n"
    assert read_article("a.txt", raw.encode()).text == raw.strip("\n")


def test_a_page_may_say_its_address_and_language() -> None:
    page = '<html lang="fr"><link rel="canonical" href="https://a.example/x"><p>Texte'
    article = read_article("a.html", page.encode())
    assert (article.url, article.language) == ("https://a.example/x", "fr")


def test_a_page_that_says_nonsense_of_itself_is_read() -> None:
    page = '<html lang="${lang}"><link rel="canonical" href="javascript:x"><p>Text'
    article = read_article("a.html", page.encode())
    assert (article.url, article.language) == ("", "en")
