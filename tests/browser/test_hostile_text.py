"""Whatever customers and articles hold, the pages show it as text and ask no other server."""

from typing import Any

import pytest
from playwright.sync_api import expect

from ingest.splitting import Splitter
from retrieval.articles import Article, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from service.house import House

pytestmark = pytest.mark.browser

PAYLOAD = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>"
    '"><svg onload=alert(3)><iframe src="https://evil.example/"></iframe>'
    '<a href="javascript:alert(4)">x</a><link rel=stylesheet href="https://evil.example/a.css">'
)


def test_it_works(ben: Any, inbox: Any) -> None:
    """The fixtures assert that nothing ran and nothing was asked of another server."""
    inbox.ask("2001", f"Pair {PAYLOAD}", f"How do I pair a lamp? {PAYLOAD}")
    page = ben("/tickets/2001")
    expect(page.locator("#panel .state[data-state]")).to_be_visible()
    expect(page.locator("#thread")).to_contain_text("<script>alert(1)</script>")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x onerror=alert(2)>")
    assert page.locator("#ticket :is(img, script, iframe, a[href^=javascript])").count() == 0
    page.goto("/tickets?q=" + "%3Cscript%3Ealert(5)%3C%2Fscript%3E")
    expect(page.get_by_role("searchbox")).to_have_value("<script>alert(5)</script>")


def test_a_hostile_name_is_only_text(ben: Any, inbox: Any) -> None:
    inbox.ask("2003", "Pair", "How do I pair a lamp?", name=PAYLOAD)
    page = ben("/tickets/2003")
    expect(page.locator("#panel .state[data-state]")).to_be_visible()
    page.keyboard.press("v")
    chips = page.locator("#ticket .chip[data-value]")
    expect(chips.first).to_be_visible()
    for chip in chips.all():
        chip.hover()
        expect(page.get_by_role("tooltip")).to_have_text(chip.get_attribute("data-value"))
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Reply", exact=True)).to_be_focused()


def test_a_hostile_article_is_only_text(
    ben: Any, inbox: Any, house: House, embedder: HashEmbedder
) -> None:
    text = f"# Dim {PAYLOAD}\n\n{PAYLOAD}\n\nTo dim a lamp, turn its wheel. ![p](https://evil.example/p.png)"
    article = Article("dim", f"Dim {PAYLOAD}", text, url='javascript:alert(6)//"')
    splitter = Splitter(embedder.count_tokens, embedder.max_tokens)
    house.library.put([SplitArticle(article, splitter.split(article))])
    inbox.ask("2002", "Dim a lamp", "How do I dim a lamp, turn its wheel?")
    page = ben("/tickets/2002")
    expect(page.locator("#panel .source").first).to_be_attached()
    page.goto("/articles/dim?start=0&end=40")
    expect(page.get_by_role("heading").first).to_be_visible()
    assert page.locator("main :is(img, script, iframe, svg, link)").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0


def test_the_policy_is_there_and_nothing_offends_it(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    expect(page.locator("#panel .state[data-state]")).to_be_visible()
    for path in ("/tickets", "/articles/pair", "/docs"):
        answer = page.goto(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
