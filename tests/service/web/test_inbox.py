import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from service.house import House
from service.model.ticket import Message, Ticket


@pytest.fixture(autouse=True)
def _ticket(house: House, ticket: Ticket) -> None:
    asyncio.run(house.inbox.create(ticket))


def test_it_works(ben: TestClient) -> None:
    page = ben.get("/tickets/1042")
    assert "Lamp does not pair" in page.text
    assert 'data-placeholder="&lt;PERSON_1&gt;">name 1</span>' in page.text
    assert "Drafting…" in page.text


def test_the_front_page_is_the_queue(ben: TestClient) -> None:
    assert ben.get("/").headers["location"] == "/tickets"


def test_no_page_holds_what_is_hidden(ben: TestClient) -> None:
    for address in ("/tickets", "/tickets/1042", "/tickets/1042/panel"):
        text = ben.get(address).text
        assert "Lovelace" not in text
        assert "ada@example.com" not in text
        assert "960123" not in text


def test_the_queue_is_filtered_by_words(ben: TestClient) -> None:
    assert "Lamp does not pair" in ben.get("/tickets?q=pair").text
    nothing = ben.get("/tickets?q=submarine").text
    assert "No ticket has these words." in nothing


def test_the_queue_goes_on_behind_forty(ben: TestClient, house: House, ticket: Ticket) -> None:
    for n in range(45):
        at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=n)
        more = replace(
            ticket, id=f"more-{n}", messages=(Message(f"x{n}", "customer", "Hello?", at),)
        )
        asyncio.run(house.inbox.create(more))
    first = ben.get("/tickets").text
    assert first.count('class="row"') == 40
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = ben.get(older.replace("&amp;", "&")).text
    assert second.count('class="row"') == 6
    assert 'rel="next"' not in second


def test_a_long_ticket_is_offered_summed_up(ben: TestClient, house: House) -> None:
    assert 'id="summary"' not in ben.get("/tickets/1042").text
    for n in range(2):
        at = datetime(2026, 11, 20, 10, n, tzinfo=UTC)
        asyncio.run(house.inbox.append("1042", Message(f"m{n}", "customer", "And?", at)))
    assert 'id="summary"' not in ben.get("/tickets/1042").text
    more = Message("m9", "customer", "word " * 200, datetime(2026, 11, 20, 11, tzinfo=UTC))
    asyncio.run(house.inbox.append("1042", more))
    assert 'id="summary"' in ben.get("/tickets/1042").text


def test_a_ticket_that_is_not_there_is_a_page(ben: TestClient) -> None:
    page = ben.get("/tickets/9999")
    assert page.status_code == 404
    assert "There is no such ticket." in page.text
    assert "<html" in page.text


def test_a_place_that_makes_no_sense_is_a_page(ben: TestClient) -> None:
    assert ben.get("/tickets?before=yesterday").status_code == 404


def test_an_erased_ticket_is_shown_redacted_and_says_so(ben: TestClient, house: House) -> None:
    house.inbox._vaults.erase("1042", by="ben@acme.example")
    shown = ben.get("/tickets/1042")
    assert shown.status_code == 200
    assert "hidden values erased" in shown.text
    assert "pair my lamp" in shown.text
    assert "What was hidden in this ticket has been erased." in ben.get("/tickets/1042/panel").text
