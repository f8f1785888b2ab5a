"""The ticket moves on while an agent looks at it, or the line goes down."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MORE = {"text": "It pairs now, but the light stays off. What else?", "author": "customer"}


def state(page: Page) -> Any:
    return page.locator("#panel .state[data-state]")


def test_it_works(ben: Any, inbox: Any) -> None:
    """A newer message makes what is shown out of date, and nothing is sent."""
    page = ben("/tickets/1003")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Reply", exact=True).fill("My own words.")
    inbox.api.post("/v1/tickets/1003/messages", json=MORE).raise_for_status()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#stale")).to_contain_text("Out of date: a newer message arrived")
    assert [one["author"] for one in inbox.messages("1003")] == ["customer", "customer"]

    page.get_by_role("button", name="Refresh").click()
    expect(page.locator("#thread .message")).to_have_count(2)
    expect(state(page)).to_contain_text("right")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Reply", exact=True)).to_have_value("My own words.")


def test_an_open_page_notices_by_itself(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    expect(state(page)).to_contain_text("right")
    inbox.api.post("/v1/tickets/1003/messages", json=MORE).raise_for_status()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#stale")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_be_hidden()


def test_a_second_decision_is_refused_in_words(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    expect(state(page)).to_contain_text("right")
    path = f"/v1/suggestions/{inbox.suggestion('1003')['id']}/decision"
    inbox.api.post(path, json={"action": "accepted"}).raise_for_status()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#problem")).to_contain_text("decided on already")
    expect(state(page)).to_contain_text("Sent by the program “test”")
    assert len(inbox.messages("1003")) == 2


def test_what_was_typed_outlives_the_line(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1002")
    page.get_by_role("button", name="Write a reply").click()
    page.get_by_label("Reply", exact=True).fill("Hello, please tell us more.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#problem")).to_contain_text("Your text is kept on this device")
    expect(page.get_by_label("Reply", exact=True)).to_have_value("Hello, please tell us more.")
    page.context.set_offline(False)

    page.reload()
    page.get_by_role("button", name="Write a reply").click()
    expect(page.locator("#kept")).to_have_text("Your earlier text was kept.")
    page.get_by_role("button", name="Send").click()
    expect(state(page)).to_contain_text("Sent by you")
    assert inbox.messages("1002")[-1]["text"] == "Hello, please tell us more."
    assert page.evaluate("localStorage.length") == 0


def test_a_session_that_ended_keeps_the_text_and_offers_to_sign_in(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1002")
    page.get_by_role("button", name="Write a reply").click()
    page.get_by_label("Reply", exact=True).fill("Hello.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#problem a")).to_have_attribute("href", "/sign-in?next=%2Ftickets%2F1002")
    expect(page.get_by_label("Reply", exact=True)).to_have_value("Hello.")


def test_signing_out_leaves_no_text_behind(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1002")
    page.get_by_role("button", name="Write a reply").click()
    page.get_by_label("Reply", exact=True).fill("Hello.")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    assert page.evaluate("localStorage.length") == 0
