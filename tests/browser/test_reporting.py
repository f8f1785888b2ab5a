"""Reporting what redaction missed, or hid without a reason, by mouse and by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from service.house import House

pytestmark = pytest.mark.browser

SELECT = """(words) => {
  const walker = document.createTreeWalker(document.getElementById("thread"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    const box = range.getBoundingClientRect();
    return { left: box.left, right: box.right, middle: (box.top + box.bottom) / 2 };
  }
}"""
# Beyond 16 bits, with a carriage return: what a browser counts is not what the desk counts.
TEXT = (
    "\U0001f4a1 Tell Quorlin, or QUORLIN later: my mail is ada@example.com.\r\n\r\n"
    "How do I pair a lamp?"
)
SAID = "Reported. It is hidden in this ticket from now on."


@pytest.fixture
def ticket(inbox: Any) -> Any:
    inbox.ask("1004", "Quorlin's lamp", TEXT)
    return inbox


def drag_over(page: Page, words: str) -> None:
    box = page.evaluate(SELECT, words)
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=4)
    page.mouse.up()


def test_it_works(ben: Any, ticket: Any, house: House) -> None:
    """By mouse: select, choose the kind, and it is gone from the page and from what is kept."""
    page = ben("/tickets/1004")
    expect(page.locator("#panel .state[data-state]")).to_be_visible()
    first = page.locator("#panel [data-suggestion]").get_attribute("data-suggestion")
    drag_over(page, "Quorlin")
    page.get_by_role("button", name="Hide this").click()
    form = page.locator("#report")
    expect(form.get_by_label("Words, as")).to_have_value("Quorlin")
    form.get_by_label("What they are").select_option("PERSON")
    form.get_by_role("button", name="Hide", exact=True).click()

    expect(page.locator("#said")).to_have_text(SAID)
    expect(form).to_be_hidden()
    expect(page.locator("#thread .chip")).to_have_text(["name 2", "name 2", "e-mail address 1"])
    expect(page.locator("#subject .chip")).to_have_text("name 2")
    assert "uorlin" not in page.content().lower()
    assert "uorlin" not in str(ticket.messages("1004")).lower()
    expect(
        page.locator(f'#panel [data-suggestion]:not([data-suggestion="{first}"])')
    ).to_be_visible()
    (report,) = house.storage.reports.of_ticket("1004")
    assert (report.what, report.placeholder, report.by) == (
        "miss",
        "<PERSON_2>",
        "ben@acme.example",
    )


def test_the_keyboard_reports_a_miss_too(ben: Any, ticket: Any) -> None:
    page = ben("/tickets/1004")
    # A draft that is still being written would take the panel's place, and the focus, in between.
    expect(page.locator('#panel .state[data-state="ready"]')).to_be_visible()
    page.keyboard.press("h")
    page.keyboard.type("QUORLIN later")
    page.keyboard.press("Tab")
    page.keyboard.type("other")
    page.keyboard.press("Escape")
    expect(page.locator("#report")).to_be_hidden()

    page.keyboard.press("h")
    expect(page.locator("#report-words")).to_be_focused()
    page.keyboard.type("nowhere to be found")
    page.keyboard.press("Enter")
    expect(page.locator("#report-problem")).to_contain_text("do not stand in the ticket")
    page.get_by_label("Words, as").fill("QUORLIN later")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text(SAID)
    text = ticket.messages("1004")[0]["text"]
    assert text.startswith("\U0001f4a1 Tell <PERSON_2>, or <PERSON_2>: my mail is <EMAIL_1>.")


def test_what_is_no_personal_data_is_shown_from_then_on(
    ben: Any, ticket: Any, house: House
) -> None:
    page = ben("/tickets/1004")
    expect(page.locator("#panel .state[data-state]")).to_be_visible()
    page.locator("#thread .chip").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="This is not personal data").press("Enter")
    expect(page.locator("#said")).to_have_text("Reported. It is shown to agents here from now on.")
    expect(page.locator("#thread .cleared")).to_have_text("ada@example.com")
    assert "ada@example.com" not in str(ticket.messages("1004"))
    assert [one.what for one in house.storage.reports.of_ticket("1004")] == ["false_hit"]


def test_what_is_typed_meanwhile_is_kept(ben: Any, ticket: Any) -> None:
    page = ben("/tickets/1004")
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Reply", exact=True).fill("My half of a reply")
    drag_over(page, "Quorlin")
    page.get_by_role("button", name="Hide this").click()
    page.get_by_role("button", name="Hide", exact=True).click()
    expect(page.locator("#said")).to_have_text(SAID)
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Reply", exact=True)).to_have_value("My half of a reply")


def test_words_across_a_chip_offer_nothing(ben: Any, ticket: Any) -> None:
    page = ben("/tickets/1004")
    page.locator("#thread .text p").first.click(click_count=3)
    expect(page.locator("#offer")).to_be_hidden()


def test_the_manager_reads_what_was_reported(ben: Any, ticket: Any) -> None:
    page = ben("/tickets/1004")
    for words in ("Quorlin", "lamp"):
        page.keyboard.press("h")
        page.get_by_label("Words, as").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator(f'#thread :text("{words}")')).to_have_count(0)
    page.get_by_role("link", name="Reports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2 misses were reported.")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.locator("tbody a").first.click()
    page.wait_for_url("**/tickets/1004")
