import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from service.decisions import Choice
from service.desk import Desk
from service.errors import HelpdeskUnavailableError
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


def test_the_panel_is_a_part_of_a_page_with_the_draft(ben: TestClient) -> None:
    panel = ben.get("/tickets/1042/panel").text
    assert "<html" not in panel
    assert "estimated right" in panel
    assert "<mark>" in panel
    assert "/articles/pair?start=" in panel
    assert "items hidden: 1 name" in panel


def test_no_page_holds_what_is_hidden(ben: TestClient) -> None:
    for address in ("/tickets", "/tickets/1042", "/tickets/1042/panel"):
        text = ben.get(address).text
        assert "Lovelace" not in text
        assert "ada@example.com" not in text
        assert "960123" not in text


def test_the_panel_says_who_sent_the_reply(ben: TestClient, house: House) -> None:
    house.access.add_agent("eve@acme.example", "Eve", "a long password")
    offer = asyncio.run(house.desk.suggest("1042"))
    choice = Choice("accepted")
    asyncio.run(house.desk.decide(offer.suggestion.id, choice, by="eve@acme.example"))
    assert "Sent by Eve" in ben.get("/tickets/1042/panel").text


def test_the_panel_says_you_to_whoever_sent_it(ben: TestClient, house: House) -> None:
    offer = asyncio.run(house.desk.suggest("1042"))
    asyncio.run(house.desk.decide(offer.suggestion.id, Choice("accepted"), by="ben@acme.example"))
    assert "Sent by you" in ben.get("/tickets/1042/panel").text


def test_a_program_that_sent_is_called_one(ben: TestClient, house: House) -> None:
    offer = asyncio.run(house.desk.suggest("1042"))
    asyncio.run(house.desk.decide(offer.suggestion.id, Choice("accepted"), by="key:shop"))
    assert "Sent by the program “shop”" in ben.get("/tickets/1042/panel").text


def test_a_helpdesk_that_does_not_answer_is_said_in_words(
    ben: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(desk: Desk, ticket_id: str) -> None:
        raise HelpdeskUnavailableError("The helpdesk did not answer.")

    monkeypatch.setattr(Desk, "suggest", fail)
    panel = ben.get("/tickets/1042/panel")
    assert panel.status_code == 200
    assert "The helpdesk did not answer." in panel.text
    assert "Try again" in panel.text


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
