import pytest
from starlette.testclient import TestClient

from retrieval.articles import Scope
from service.house import House


def test_it_works(ben: TestClient) -> None:
    page = ben.get("/articles/pair").text
    assert "<h1>Pair a lamp</h1>" in page
    assert "<strong>Settings &gt; Devices</strong>" in page
    assert "updated 1 May" in page


def test_a_citation_is_highlighted(ben: TestClient, house: House) -> None:
    article = house.library.article("pair", Scope())
    assert article is not None
    quote = "charge the lamp for two hours"
    start = article.text.index(quote)
    page = ben.get(f"/articles/pair?start={start}&end={start + len(quote)}").text
    assert f"<mark>{quote}</mark>" in page


@pytest.mark.parametrize("query", ["", "?start=5", "?start=9&end=3", "?start=0&end=99999"])
def test_half_a_range_highlights_nothing(ben: TestClient, query: str) -> None:
    page = ben.get(f"/articles/pair{query}")
    assert page.status_code == 200
    assert "<mark>" not in page.text


def test_an_internal_article_says_so(ben: TestClient) -> None:
    assert "internal: do not quote" in ben.get("/articles/goodwill").text


def test_nobody_reads_articles_without_signing_in(visitor: TestClient) -> None:
    answer = visitor.get("/articles/goodwill")
    assert answer.status_code == 303
    assert "Agents may refund" not in answer.text


def test_an_article_that_is_not_there_is_a_page(ben: TestClient) -> None:
    assert "There is no such article." in ben.get("/articles/unknown/one").text
