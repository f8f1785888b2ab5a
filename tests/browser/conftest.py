"""A real browser at a real server: Acme's desk, where Ben signs in and Ada's tickets wait."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from retrieval.embedding.hashing import HashEmbedder
from service.app import create_app
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Writer
from service.drafting.voice import Voice
from service.house import House
from service.settings import Settings

EMAIL, PASSWORD = "ben@acme.example", "a long password"
HOW_TO = "browser tests need Chromium: apt-get install chromium, or set DESKPROOF_CHROMIUM"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# Playwright keeps an event loop running in this thread, which other rooms' tests must not find.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = Path(os.environ.get("DESKPROOF_CHROMIUM") or "/usr/bin/chromium")
    if not path.exists():
        if os.environ.get("DESKPROOF_TEST_BROWSER") == "required":
            pytest.fail(HOW_TO)
        pytest.skip(HOW_TO)
    expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def writer(embedder: HashEmbedder) -> Writer:
    """Drafts on the weakest evidence, which is all that hashed words give."""
    return ExtractiveWriter(embedder, Voice("The Acme team"))


@dataclass
class Server:
    """Where the desk is found, and a program's way in."""

    address: str
    api: httpx.Client

    def ask(self, ticket_id: str, subject: str, text: str, name: str = "Ada Lovelace") -> None:
        """Let a customer open a ticket."""
        body = {"id": ticket_id, "subject": subject, "text": text, "requester": {"name": name}}
        self.api.post("/v1/tickets", json=body).raise_for_status()

    def suggestion(self, ticket_id: str) -> dict[str, object]:
        """Read the suggestion for a ticket's last message."""
        found: dict[str, object] = self.api.post(f"/v1/tickets/{ticket_id}/suggestions").json()
        return found

    def messages(self, ticket_id: str) -> list[dict[str, str]]:
        """Read a ticket's messages, redacted."""
        found: list[dict[str, str]] = self.api.get(f"/v1/tickets/{ticket_id}").json()["messages"]
        return found


@pytest.fixture
def server(browser: Browser, house: House, tmp_path: Path) -> Iterator[Server]:
    # Asked for the browser first, so that nothing is built where there is none.
    house.access.add_agent(EMAIL, "Ben", PASSWORD)
    app = create_app(Settings(home=tmp_path), lambda: house, "k" * 32)
    config = uvicorn.Config(app, port=0, log_level="error", access_log=False, ws="none")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    bearer = {"Authorization": f"Bearer {house.access.create_key('test')}"}
    with httpx.Client(base_url=address, headers=bearer) as api:
        yield Server(address, api)
    running.should_exit = True
    thread.join()


@pytest.fixture
def inbox(server: Server) -> Server:
    """Three tickets: the newest has a draft, then one nobody can answer, then another draft."""
    server.ask("1001", "Money back", "Can I return a lamp within 30 days? Regards, Ada Lovelace")
    server.ask("1002", "???", "???")
    server.ask("1003", "Pair a lamp", "How do I pair a lamp with the app? My name is Ada Lovelace.")
    return server


@dataclass
class Watch:
    """What a page did that no test asked for."""

    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def over(self, page: Page) -> None:
        """Watch a page."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("console", lambda said: said.type == "error" and self._heard(said.text))
        page.on("request", self._requested)

    def _heard(self, text: str) -> None:
        # A refused request is written there by the browser itself; tests look at those apart.
        if not text.startswith("Failed to load resource"):
            self.complaints.append(text)

    def _requested(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Open a window at the desk; afterwards, nothing may have gone wrong in any of them."""
    watch = Watch()
    contexts = []

    def visit(path: str = "/", *, width: int = 1440, height: int = 900) -> Page:
        context = browser.new_context(
            base_url=server.address,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.on("page", watch.over)
        page = context.new_page()
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert watch.complaints == []
    assert watch.hosts <= {urlsplit(server.address).netloc}


@pytest.fixture
def ben(visit: Visit) -> Visit:
    """Open a window in which Ben is signed in."""

    def signed_in(path: str = "/tickets", *, width: int = 1440, height: int = 900) -> Page:
        page = visit("about:blank", width=width, height=height)
        page.context.request.post("/sign-in", form={"email": EMAIL, "password": PASSWORD})
        page.goto(path)
        return page

    return signed_in
