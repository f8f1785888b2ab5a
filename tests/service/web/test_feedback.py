from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from service.helpdesk.hiding import Place
from service.house import House
from service.model.ticket import Ticket
from service.web import feedback


@pytest.fixture
async def reported(house: House, ticket: Ticket) -> None:
    first = ticket.messages[0]
    await house.inbox.create(replace(ticket, messages=(replace(first, text="Vex & <b> " * 3),)))
    await house.feedback.miss("1042", Place("m1", 0, 3), "PERSON", by="ben@acme.example")
    await house.feedback.miss("1042", Place("", 0, 4), "OTHER", by="ben@acme.example")


def test_it_works(ben: TestClient) -> None:
    page = ben.get("/redaction").text
    assert "Nothing has been reported yet." in page
    assert "Hide this" in page


async def test_the_reports_are_listed_redacted(ben: TestClient, reported: None) -> None:
    page = ben.get("/redaction").text
    assert "2 misses were reported." in page
    assert "Vex" not in page
    assert "Lamp" not in page
    assert page.count('<mark><span class="chip"') == 2
    assert "&amp; &lt;b&gt;" in page
    assert 'href="/tickets/1042"' in page


async def test_older_reports_are_on_another_page(
    ben: TestClient, reported: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback, "PAGE", 1)
    first = ben.get("/redaction").text
    assert first.count("<tr>") == 2
    older = first.split('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    second = ben.get(older.replace("&amp;", "&")).text
    assert second.count("<tr>") == 2
    assert second.split("<tbody>")[1] != first.split("<tbody>")[1]
    assert "Latest" in second
    assert 'rel="next"' not in second


def test_a_stranger_is_led_to_sign_in(visitor: TestClient) -> None:
    assert visitor.get("/redaction").headers["location"] == "/sign-in?next=%2Fredaction"


async def test_a_ticket_shows_what_is_no_personal_data(
    ben: TestClient, house: House, ticket: Ticket
) -> None:
    await house.inbox.create(ticket)
    assert "ada@example.com" not in ben.get("/tickets/1042").text
    await house.feedback.false_hit("1042", "m1", "<EMAIL_1>", by="ben@acme.example")
    assert ">ada@example.com</span>" in ben.get("/tickets/1042").text
