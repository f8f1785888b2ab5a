"""Take the pictures of docs/screens from a running demo.

deskproof demo                                  (in one terminal)
python tests/browser/take_screens.py            (in another)
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ADDRESS = f"http://127.0.0.1:{os.environ.get('DESKPROOF_PORT', '8765')}"
HOME = Path(os.environ.get("DESKPROOF_HOME", ".deskproof"))
CHROMIUM = os.environ.get("DESKPROOF_CHROMIUM", "/usr/bin/chromium")
SCREENS = Path(__file__).parents[2] / "docs" / "screens"
WIDE, PHONE = (1200, 760), (400, 800)


def _nothing(page: Page) -> None:
    """Take the page as it is."""


def _next_sentences(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("ArrowDown")


def _reply(page: Page) -> None:
    page.get_by_role("button", name="Reply").click()


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture: where it is taken, how large, and what is done before."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    is_dark: bool = False
    before: Callable[[Page], None] = _nothing


ALL = (
    Screen("desk", "/tickets/1070", before=_next_sentences),
    Screen("desk-dark", "/tickets/1070", is_dark=True, before=_next_sentences),
    Screen("refusal", "/tickets/1069"),
    Screen("sources-disagree", "/tickets/1005"),
    Screen("needs-a-person", "/tickets/1016"),
    Screen("phone-message", "/tickets/1002", PHONE),
    Screen("phone-reply", "/tickets/1070", PHONE, before=_reply),
    Screen("api", "/docs"),
)


def main() -> None:
    """Take every picture."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for screen in ALL:
            take(browser, screen)
        browser.close()


def take(browser: Browser, screen: Screen) -> None:
    """Take one picture."""
    width, height = screen.size
    context = browser.new_context(
        base_url=ADDRESS,
        viewport={"width": width, "height": height},
        color_scheme="dark" if screen.is_dark else "light",
        reduced_motion="reduce",
    )
    password = (HOME / "demo-password").read_text()
    context.request.post("/sign-in", form={"email": "ben@larkfield.example", "password": password})
    page = context.new_page()
    page.goto(screen.path)
    if screen.path.startswith("/tickets/"):
        page.locator("#panel .state[data-state]").wait_for(state="attached")
    screen.before(page)
    page.screenshot(path=SCREENS / f"{screen.name}.png")
    context.close()


if __name__ == "__main__":
    main()
