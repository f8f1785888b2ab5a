"""Looking behind placeholders."""

from typing import Any

import pytest
from playwright.sync_api import expect

from service.house import House

pytestmark = pytest.mark.browser


def test_it_works(ben: Any, inbox: Any, house: House) -> None:
    page = ben("/tickets/1003")
    chip = page.locator("#thread .chip").first
    expect(chip).to_have_text("name 1")
    assert "Lovelace" not in page.content()
    assert house.storage.access.looks("1003") == []

    expect(page.locator(".strip")).to_contain_text("1 item hidden: 1 name")
    page.keyboard.press("v")
    chip.hover()
    expect(page.get_by_role("tooltip")).to_have_text("Ada Lovelace")
    looks = house.storage.access.looks("1003")
    assert [(look.placeholder, look.by) for look in looks] == [("<PERSON_1>", "ben@acme.example")]

    page.keyboard.press("v")
    chip.hover()
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_the_keyboard_sees_them_too(ben: Any, inbox: Any) -> None:
    page = ben("/tickets/1003")
    page.get_by_role("button", name="Reveal").click()
    page.locator("#thread .chip[data-value]").first.focus()
    expect(page.get_by_role("tooltip")).to_have_text("Ada Lovelace")


def test_opening_the_editor_is_a_look_as_well(ben: Any, inbox: Any, house: House) -> None:
    page = ben("/tickets/1003")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_label("Reply", exact=True)).to_be_focused()
    assert [look.placeholder for look in house.storage.access.looks("1003")] == ["<PERSON_1>"]
