from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_it_works(visit: Any, inbox: Any) -> None:
    page = visit("/tickets/1003")
    expect(page).to_have_title("Sign in · Acme · Deskproof")
    page.get_by_label("E-mail").fill("ben@acme.example")
    page.get_by_label("Password").fill("a long password")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tickets/1003")
    expect(page.get_by_role("heading", name="Pair a lamp")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.goto("/tickets/1003")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_wrong_password_says_so_and_keeps_the_address(visit: Any) -> None:
    page = visit("/sign-in")
    page.get_by_label("E-mail").fill("ben@acme.example")
    page.get_by_label("Password").fill("something else")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    expect(page.get_by_label("E-mail")).to_have_value("ben@acme.example")
    expect(page.get_by_label("Password")).to_be_focused()


def test_an_address_that_is_not_there_leads_back(visit: Any) -> None:
    page = visit("/nowhere")
    expect(page.get_by_role("heading")).to_have_text("There is nothing at this address.")
    expect(page.get_by_role("link", name="Go to the tickets")).to_be_visible()
