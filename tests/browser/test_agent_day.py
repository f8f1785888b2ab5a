"""A whole day of an agent's work, once without the mouse and once without the keyboard."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


def state(page: Page) -> Any:
    return page.locator("#panel .state[data-state]")


def test_it_works(ben: Any, inbox: Any) -> None:
    """By keyboard alone: read, check the source, edit, send, write, filter, reject."""
    page = ben("/tickets")
    page.keyboard.press("j")
    page.wait_for_url("**/tickets/1003")
    expect(state(page)).to_contain_text("right")
    check_the_source(page)
    send_edited(page)
    assert inbox.messages("1003")[-1]["text"].startswith("Good morning. Hello <PERSON_1>")

    page.keyboard.press("j")
    page.wait_for_url("**/tickets/1002")
    expect(state(page)).to_contain_text("No answer: the message asks nothing")
    write(page, "Hello, what can we do for you?")
    expect(state(page)).to_contain_text("Sent by you")
    assert inbox.messages("1002")[-1]["text"] == "Hello, what can we do for you?"

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("money")
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=money")
    page.keyboard.press("j")
    page.wait_for_url("**/tickets/1001?q=money")
    expect(state(page)).to_contain_text("right")
    page.keyboard.press("r")
    page.keyboard.press("3")
    expect(state(page)).to_contain_text("Rejected: wrong tone")
    write(page, "Hello, yes you can.")
    expect(state(page)).to_contain_text("Answered")
    assert inbox.messages("1001")[-1]["text"] == "Hello, yes you can."


def check_the_source(page: Page) -> None:
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".sentence.is-current")).to_be_focused()
    quote = page.locator(".source:not([hidden]) mark").first
    expect(quote).to_be_visible()
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    article = opened.value
    expect(article.locator("mark").first).to_have_text(quote.inner_text())
    article.close()


def send_edited(page: Page) -> None:
    page.keyboard.press("e")
    field = page.get_by_label("Reply", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("^Hello Ada Lovelace,"))
    page.keyboard.press("Control+Home")
    page.keyboard.type("Good morning. ")
    page.keyboard.press("Control+Enter")
    expect(state(page)).to_contain_text("Sent by you")
    expect(page.locator("#thread .message.agent")).to_contain_text("Good morning. Hello")
    expect(page.locator(".row[aria-current] .badge")).to_have_text("Sent")


def write(page: Page, text: str) -> None:
    page.keyboard.press("e")
    expect(page.get_by_label("Reply", exact=True)).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")


def test_the_same_by_mouse(ben: Any, inbox: Any) -> None:
    page = ben("/tickets")
    page.get_by_role("link", name="Pair a lamp").click()
    expect(state(page)).to_contain_text("right")

    sentence = page.locator(".sentence[data-place]").nth(1)
    sentence.hover()
    number = sentence.get_attribute("data-place")
    expect(page.locator(f"#source-{number}")).to_be_visible()
    expect(page.locator(".source:visible")).to_have_count(1)

    page.get_by_role("button", name="Send").click()
    expect(state(page)).to_contain_text("Sent by you")
    sent = page.locator("#thread .message.agent")
    expect(sent).to_contain_text("Hello name 1,")
    expect(page.locator(".row[aria-current] .badge")).to_have_text("Sent")

    page.get_by_role("link", name="Money back").click()
    page.get_by_role("button", name="Reject").click()
    page.get_by_role("button", name="Outdated article").click()
    expect(state(page)).to_contain_text("Rejected: outdated article")
    expect(page.locator(".row[aria-current] .badge")).to_have_text("Rejected")

    decision = inbox.api.get(f"/v1/suggestions/{inbox.suggestion('1003')['id']}/decision").json()
    assert (decision["action"], decision["by"]) == ("accepted", "ben@acme.example")


def test_an_edit_that_changes_nothing_is_sent_as_the_draft(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Reply", exact=True)).to_be_focused()
    page.get_by_role("button", name="Send").click()
    expect(state(page)).to_contain_text("Sent by you")
    decision = inbox.api.get(f"/v1/suggestions/{inbox.suggestion('1003')['id']}/decision").json()
    assert decision["action"] == "accepted"


def test_the_steps_of_an_answer_are_a_list(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    steps = page.locator(".draft ol.steps > li")
    expect(steps).to_have_count(3)
    expect(steps.first.locator(".marker")).to_have_text("1.")


def test_the_keys_are_shown_and_go_away(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_every_key_has_a_button_that_is_seen(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    expect(state(page)).to_be_visible()
    for key in ("j", "k", "ArrowUp", "ArrowDown", "Enter", "mod+Enter", "e", "r", "v", "/", "?"):
        expect(page.locator(f"[data-key='{key}']:visible")).to_have_count(1)


def test_keys_pressed_while_the_editor_opens_decide_nothing(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    expect(state(page)).to_be_visible()
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route("**/reveal", hold)
    with page.expect_request("**/reveal"):
        page.keyboard.press("e")
    for key in ("r", "1", "j"):
        page.keyboard.press(key)
    asked[0].continue_()
    expect(page.get_by_label("Reply", exact=True)).to_be_focused()
    assert inbox.suggestion("1003")["state"] == "waiting"
    assert page.url.endswith("/tickets/1003")


def test_keys_typed_into_a_reply_are_only_letters(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1002")
    expect(state(page)).to_be_visible()
    page.keyboard.press("e")
    page.keyboard.type("jkrv/?1")
    expect(page.get_by_label("Reply", exact=True)).to_have_value("jkrv/?1")
    assert page.url.endswith("/tickets/1002")
