"""Draft replies to the demo's tickets as Markdown, for a person to read one by one."""

from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.sources.folder import FolderSource
from ingest.sync import sync
from redaction.vault import VaultKey
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.demo.seeding import COMPANY, HELP_CENTER, demo_tickets
from service.desk import Desk
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.voice import Voice
from service.helpdesk.inbox import Inbox
from service.keyring import GivenKeys
from service.model.reply import Draft, Refusal
from service.model.ticket import Ticket
from service.storage.memory import MemoryStorage
from service.vaults import Vaults
from service.wiring.library import TENANT, open_splitter
from service.wiring.redaction import open_redactor


async def read_out(embedder: Embedder, budget: float) -> AsyncIterator[str]:
    """Give each of the demo's tickets with its draft, refused above that budget of errors."""
    with _desk(embedder, budget) as desk:
        for ticket in demo_tickets(datetime.now(UTC)):
            offer = await desk.draft(ticket)
            yield _page(ticket, offer.suggestion.reply)


@contextmanager
def _desk(embedder: Embedder, budget: float) -> Iterator[Desk]:
    """Open a desk over the demo's help centre, which is gone afterwards."""
    with TemporaryDirectory(prefix="deskproof-demo-") as home:
        store = PassageStore(f"sqlite:///{Path(home) / 'library.db'}", TENANT)
        library = Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())
        storage, redactor = MemoryStorage(), open_redactor()
        vaults = Vaults(storage.keys, GivenKeys((VaultKey.generate(),)), TENANT)
        with closing(library):
            sync(FolderSource(HELP_CENTER), open_splitter(embedder), library)
            writer = ExtractiveWriter(embedder, Voice(f"The {COMPANY} team"))
            yield Desk(
                helpdesk=Inbox(storage.tickets, redactor, vaults),
                redactor=redactor,
                library=library,
                writer=Drafter(writer, budget=budget),
                suggestions=storage.suggestions,
                decisions=storage.decisions,
                vaults=vaults,
                tenant=TENANT,
            )


def _page(ticket: Ticket, reply: Draft | Refusal) -> str:
    """Lay out a ticket, its draft, and the articles that it cites."""
    asked = "\n".join(f"> {line}" for line in ticket.messages[-1].text.splitlines())
    return f"## {ticket.id}: {ticket.subject}\n\n{asked}\n\n{_told(reply)}\n"


def _told(reply: Draft | Refusal) -> str:
    if isinstance(reply, Refusal):
        return f"*Refused: {reply.reason}, {reply.confidence:.2f}*"
    titles = dict.fromkeys(c.title for one in reply.sentences for c in one.citations)
    return f"{reply.text}\n\n*{reply.confidence:.2f}; from {'; '.join(titles)}*"
