import asyncio
import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from redaction.text import RedactedText
from service.api import settling
from service.decisions import Choice
from service.desk import Desk
from service.errors import HelpdeskUnavailableError, ModelUnavailableError
from service.house import House
from service.model.reply import Citation, Draft, Refusal, Sentence
from service.model.ticket import Ticket

STREAM = {"accept": "text/event-stream"}


@pytest.fixture(autouse=True)
def _ticket(house: House, ticket: Ticket) -> None:
    asyncio.run(house.inbox.create(ticket))


def test_it_works(ben: TestClient) -> None:
    panel = ben.get("/tickets/1042/panel").text
    assert "<html" not in panel
    assert " in 100</span>" in panel
    assert "<mark>" in panel
    assert "/articles/pair?start=" in panel
    assert "items hidden: 1 name" in panel


def events(page: Any) -> list[tuple[str, str]]:
    assert page.headers["content-type"].startswith("text/event-stream")
    told = (block.split("\n") for block in page.text.split("\n\n") if block)
    return [
        (
            lines[0].removeprefix("event: "),
            "\n".join(line.removeprefix("data: ") for line in lines[1:]),
        )
        for lines in told
        if lines[0].startswith("event: ")
    ]


def go_on_later(dictated: Any) -> None:
    """Let the writer go on once what it wrote so far has been shown."""
    dictated.is_paused.wait(30)
    time.sleep(5 * settling.SETTLES_S)
    dictated.go_on.set()


def test_a_slow_draft_appears_as_it_comes_and_then_as_it_stands(
    ben: TestClient, house: House, dictated: Any
) -> None:
    hello = Sentence(RedactedText("Hello <PERSON_1>,"), "courtesy", (), "")
    unproven = replace(hello, verdict="unsupported")
    dictated.reply = Draft((hello, unproven, replace(hello, lead="\n\n")), 0.9, "x")
    dictated.pauses_after = 2
    house.desk._writer = dictated
    threading.Thread(target=lambda: go_on_later(dictated)).start()
    told = events(ben.get("/tickets/1042/panel", headers=STREAM))
    assert [name for name, _ in told] == ["drafting", "panel"]
    assert told[0][1].count('class="sentence') == 1
    assert told[1][1].count('class="sentence') == 2
    assert told[1][1].strip() == ben.get("/tickets/1042/panel").text.strip()


def test_a_draft_that_is_quickly_there_is_not_shown_in_parts(ben: TestClient) -> None:
    told = events(ben.get("/tickets/1042/panel", headers=STREAM))
    assert [name for name, _ in told] == ["panel"]


def test_a_draft_that_is_kept_comes_at_once(ben: TestClient) -> None:
    ben.get("/tickets/1042/panel")
    told = events(ben.get("/tickets/1042/panel", headers=STREAM))
    assert [name for name, _ in told] == ["panel"]


def test_nothing_hidden_is_streamed(ben: TestClient) -> None:
    told = ben.get("/tickets/1042/panel", headers=STREAM).text
    assert "name 1" in told
    assert "Lovelace" not in told


def test_a_failure_while_drafting_is_a_panel_in_words(
    ben: TestClient, house: House, dictated: Any
) -> None:
    dictated.reply = Draft((Sentence(RedactedText("Hello,"), "courtesy"),), 0.9, "x")
    dictated.failure = ModelUnavailableError("The model was late.")
    house.desk._writer = dictated
    told = events(ben.get("/tickets/1042/panel", headers=STREAM))
    assert [name for name, _ in told] == ["panel"]
    assert "The model was late." in told[-1][1]
    assert "Try again" in told[-1][1]


def test_a_stream_wants_to_know_who_asks(visitor: TestClient) -> None:
    answer = visitor.get("/tickets/1042/panel", headers=STREAM)
    assert answer.headers["location"].startswith("/sign-in")


def test_the_panel_says_what_a_sentence_lacks(ben: TestClient, house: House, dictated: Any) -> None:
    cited = Citation("pair", "Pair a lamp", "", "pair#0", 0, 4, "To p")
    dictated.reply = Draft(
        (
            Sentence(RedactedText("Hold it."), "partly", (cited,), "", 0.5, ("condition",)),
            Sentence(RedactedText("<b>We paid.</b>"), "unsupported", (), " ", 0.1, ("promise",)),
        ),
        0.94,
        "x",
    )
    house.desk._writer = dictated
    panel = ben.get("/tickets/1042/panel").text
    assert "right 94 in 100" in panel
    assert "Proven in part: a condition is left out." in panel
    assert "&lt;b&gt;We paid.&lt;/b&gt;" in panel
    assert "The desk cannot do what it promises." in panel


def test_only_manners_that_work_have_a_button(ben: TestClient, house: House) -> None:
    house.desk._editor = None
    assert 'data-do="rewrite"' not in ben.get("/tickets/1042/panel").text


def test_what_refuses_and_why_is_escaped(ben: TestClient, house: House, dictated: Any) -> None:
    dictated.reply = Refusal("unclear", 0.9, "x", question=RedactedText("<i>Which?</i>"))
    house.desk._writer = dictated
    panel = ben.get("/tickets/1042/panel").text
    assert "&lt;i&gt;Which?&lt;/i&gt;" in panel
    assert "Ask this" in panel


def test_a_summary_is_a_part_of_a_page_without_what_is_hidden(ben: TestClient) -> None:
    summary = ben.get("/tickets/1042/summary").text
    assert "Ask next" in summary
    assert "<html" not in summary
    assert "960123" not in summary


def test_a_summary_that_fails_says_so(ben: TestClient, house: House) -> None:
    house.desk._editor = None
    assert "The messages below are all there." in ben.get("/tickets/1042/summary").text


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
    async def fail(desk: Desk, ticket_id: str, heard: object) -> None:
        raise HelpdeskUnavailableError("The helpdesk did not answer.")

    monkeypatch.setattr(Desk, "suggest", fail)
    panel = ben.get("/tickets/1042/panel")
    assert panel.status_code == 200
    assert "The helpdesk did not answer." in panel.text
    assert "Try again" in panel.text
