"""No customer's plain word reaches the model, the database, the library or the logs."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redaction.redactor import Redactor
from redaction.text import PLACEHOLDER
from retrieval.embedding.hashing import HashEmbedder
from retrieval.library import Library
from service.decisions import Choice
from service.demo.seeding import demo_tickets
from service.desk import Desk
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.generating.openai import OpenAIModel
from service.drafting.generating.writer import GenerativeWriter
from service.drafting.port import Editor
from service.drafting.voice import Voice
from service.helpdesk.inbox import Inbox
from service.model.ticket import Message, Requester, Ticket
from service.storage.sql import SqlStorage
from service.vaults import Vaults
from service.wiring.redaction import open_redactor
from tests.service.conftest import Endpoint, completion

CANARIES = (
    "Zdenka Quillfeather",
    "zdenka.quillfeather@example.org",
    "+44 7700 900461",
    "4111 1111 1111 1111",
    "GB82 WEST 1234 5698 7654 32",
    "hunter2-marmalade",
    "198.51.100.77",
    "000-12-3456",
    "sk-live-9f8e7d6c5b4a39281706",
    "17 Plover Lane, Netherwick BS99 4QL",
)
TEXT = f"""Hello, this is {CANARIES[0]}. How do I pair my lamp with the app?

My mail is {CANARIES[1]} and my phone {CANARIES[2]}. I paid with card {CANARIES[3]},
IBAN {CANARIES[4]}. My password is {CANARIES[5]} and I come from {CANARIES[6]}.
My social security number is {CANARIES[7]}, the API key is {CANARIES[8]}.
Please send it to {CANARIES[9]}.

Regards,
{CANARIES[0]}"""


@pytest.fixture
def desk_and_inbox(
    endpoint: Endpoint,
    library: Library,
    storage: SqlStorage,
    embedder: HashEmbedder,
    redactor: Redactor,
    vaults: Vaults,
    editor: Editor,
) -> tuple[Desk, Inbox]:
    voice = Voice("The Acme team")
    model = OpenAIModel(url=endpoint.url, key="k", name="m", timeout_s=5)
    inbox = Inbox(storage.tickets, redactor, vaults)
    desk = Desk(
        helpdesk=inbox,
        redactor=redactor,
        library=library,
        writer=FallbackWriter(
            GenerativeWriter(model, voice, deadline_s=5),
            ExtractiveWriter(embedder, voice),
        ),
        suggestions=storage.suggestions,
        decisions=storage.decisions,
        vaults=vaults,
        tenant="acme",
        editor=editor,
    )
    return desk, inbox


def canary_ticket() -> Ticket:
    return Ticket(
        id="t1",
        subject=f"{CANARIES[0]} cannot pair",
        messages=(Message("m1", "customer", TEXT, datetime.now(UTC)),),
        requester=Requester(*CANARIES[:3]),
        brand="acme",
    )


def traces(haystack: bytes) -> list[str]:
    """Find the canaries in bytes, whole or squeezed, in the encodings they may hide in."""
    found = []
    for canary in CANARIES:
        spellings = {canary, re.sub(r"[\s-]", "", canary)}
        encoded = {s.encode(code) for s in spellings for code in ("utf-8", "utf-16-le")}
        if any(form in haystack for form in encoded):
            found.append(canary)
    return found


def at_rest(home: Path) -> bytes:
    """Read everything that is kept: databases, their journals, indexes."""
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_the_search_for_traces_finds_them() -> None:
    assert traces(TEXT.encode()) == list(CANARIES)
    assert traces(b"4111111111111111") == [CANARIES[3]]


async def test_it_works(
    desk_and_inbox: tuple[Desk, Inbox],
    endpoint: Endpoint,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk, inbox = desk_and_inbox
    endpoint.body = completion("Hold the lamp's button for 10 seconds until it blinks blue. [1]")
    await inbox.create(canary_ticket())
    offer = await desk.suggest("t1")
    assert offer.suggestion.reply.writer == "generative"
    edited = f"Dear {CANARIES[0]}, write to {CANARIES[1]} or call {CANARIES[2]}."
    await desk.decide(offer.suggestion.id, Choice("edited", edited), by="ben@acme.example")
    assert (await inbox.ticket("t1")).messages[-1].text == edited
    assert endpoint.seen
    assert traces(b"".join(endpoint.seen)) == []
    kept = at_rest(tmp_path)
    assert b"Hold the lamp" in kept
    assert traces(kept) == []
    assert traces("".join(capsys.readouterr()).encode()) == []


async def test_a_model_that_fails_leaves_a_draft_from_the_articles(
    desk_and_inbox: tuple[Desk, Inbox], endpoint: Endpoint
) -> None:
    desk, _ = desk_and_inbox
    endpoint.status = 500
    offer = await desk.draft(canary_ticket())
    assert offer.suggestion.reply.writer == "extractive"
    assert offer.suggestion.reply.fallback == "The language model failed."


@pytest.mark.slow
@pytest.mark.models
async def test_what_the_demo_knows_of_its_customers_never_leaves(
    desk_and_inbox: tuple[Desk, Inbox],
    endpoint: Endpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, inbox = desk_and_inbox
    redactor = open_redactor()
    monkeypatch.setattr(desk, "_redactor", redactor)
    monkeypatch.setattr(inbox, "_redactor", redactor)
    tickets = list(demo_tickets(datetime.now(UTC)))
    for ticket in tickets:
        # Every brand's tickets search the one small library here.
        await inbox.create(replace(ticket, brand="acme"))
        await desk.suggest(ticket.id)
    kept = at_rest(tmp_path)
    sent = b"".join(endpoint.seen)
    assert len(endpoint.seen) > 50
    for ticket in tickets:
        requester = ticket.requester
        for known in (requester.name, requester.email, requester.phone):
            # One calls himself <PERSON_1>, like every first customer's placeholder, and one admin.
            if known and known != "admin" and not PLACEHOLDER.fullmatch(known):
                assert known.encode() not in kept, ticket.id
                assert known.encode() not in sent, ticket.id
