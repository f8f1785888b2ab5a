import pytest
from starlette.testclient import TestClient

from service.storage.sql.tickets import SqlTickets


def test_it_works(visitor: TestClient) -> None:
    page = visitor.get("/nowhere")
    assert page.status_code == 404
    assert "There is nothing at this address." in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_program_gets_a_problem_instead_of_a_page(visitor: TestClient) -> None:
    answer = visitor.get("/nowhere", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


@pytest.mark.parametrize("address", ["/sign-in", "/tickets", "/articles/pair", "/docs", "/x"])
def test_every_page_has_the_headers_that_keep_it_in(ben: TestClient, address: str) -> None:
    headers = ben.get(address).headers
    assert "script-src 'self'; style-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("no-referrer", "same-origin")
    assert headers["cache-control"] == "no-store"
    assert "camera=()" in headers["permissions-policy"]


def test_what_pages_load_may_be_kept_for_good(ben: TestClient) -> None:
    page = ben.get("/tickets").text
    address = page.split('type="module" src="')[1].split('"')[0]
    script = ben.get(address)
    assert script.status_code == 200
    assert "immutable" in script.headers["cache-control"]


def test_an_old_page_still_finds_its_files(ben: TestClient) -> None:
    assert ben.get("/static/0123456789ab/tokens.css").status_code == 200


@pytest.mark.parametrize("path", ["%2e%2e/pages.py", "..%2fpages.py", "a/%2e%2e/%2e%2e/pages.py"])
def test_nothing_but_those_files_is_given_out(ben: TestClient, path: str) -> None:
    assert ben.get(f"/static/x/{path}").status_code == 404


def test_an_error_nobody_foresaw_is_a_page_without_its_words(
    ben: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(tickets: SqlTickets, **asked: object) -> None:
        raise RuntimeError("a customer's words")

    monkeypatch.setattr(SqlTickets, "page", fail)
    page = ben.get("/tickets")
    assert page.status_code == 500
    assert "Something went wrong" in page.text
    assert "customer&#39;s words" not in page.text


def test_no_page_has_script_or_style_of_its_own(ben: TestClient) -> None:
    for address in ("/sign-in", "/tickets", "/articles/pair", "/docs", "/nowhere"):
        page = ben.get(address).text
        assert " style=" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script type=")
