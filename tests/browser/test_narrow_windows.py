"""The desk in a window without room for three columns."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LONG = "Antidisestablishmentarianism" * 12


def scrolls_sideways(page: Page) -> bool:
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


def test_it_works(ben: Any, inbox: Any) -> None:
    """A telephone shows one pane, with a way back."""
    page = ben("/tickets", width=400, height=800)
    expect(page.get_by_role("navigation", name="Tickets")).to_be_visible()
    page.get_by_role("link", name="Pair a lamp").click()
    expect(page.locator("#thread")).to_be_visible()
    expect(page.locator("#queue")).to_be_hidden()
    expect(page.locator("#panel")).to_be_hidden()

    page.get_by_role("button", name="Reply").click()
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#thread")).to_be_hidden()
    expect(page.get_by_role("button", name="Send")).to_be_in_viewport()

    page.get_by_role("link", name="Tickets").click()
    page.wait_for_url("**/tickets")
    expect(page.get_by_role("link", name="Pair a lamp")).to_be_visible()


@pytest.mark.parametrize("width", [360, 400, 1024])
def test_nothing_scrolls_sideways(ben: Any, inbox: Any, width: int) -> None:
    inbox.ask("3001", LONG, f"How do I pair a lamp? {LONG}")
    page = ben("/tickets", width=width, height=800)
    assert not scrolls_sideways(page)
    page.goto("/tickets/3001")
    expect(page.locator("#panel .state[data-state]")).to_be_attached()
    assert not scrolls_sideways(page)
    if width < 720:
        page.get_by_role("button", name="Reply").click()
        assert not scrolls_sideways(page)
    for path in ("/articles/pair", "/docs", "/nowhere"):
        page.goto(path)
        assert not scrolls_sideways(page)


def test_the_queue_folds_and_opens_again(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003", width=1024, height=768)
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#queue")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="Close the list of tickets").click()
    expect(page.locator("#queue")).to_be_hidden()
