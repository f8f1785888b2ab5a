"""Desks to measure with: everything of the product but what would outlive the run."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
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
from service.demo.seeding import HELP_CENTER
from service.desk import Desk
from service.drafting.port import Writer
from service.helpdesk.inbox import Inbox
from service.keyring import GivenKeys
from service.storage.memory import MemoryStorage
from service.vaults import Vaults
from service.wiring.library import open_splitter
from service.wiring.redaction import open_redactor

_TENANT = "measured"


def desk_over(library: Library, writer: Writer) -> Desk:
    """Make a desk that keeps nothing, with the usual redactor."""
    storage, redactor = MemoryStorage(), open_redactor()
    vaults = Vaults(storage.keys, GivenKeys((VaultKey.generate(),)), _TENANT)
    return Desk(
        helpdesk=Inbox(storage.tickets, redactor, vaults),
        redactor=redactor,
        library=library,
        writer=writer,
        suggestions=storage.suggestions,
        decisions=storage.decisions,
        vaults=vaults,
        tenant=_TENANT,
    )


@contextmanager
def demo_library(embedder: Embedder) -> Iterator[Library]:
    """Read the demo's help centre into a library that is gone afterwards."""
    with TemporaryDirectory(prefix="deskproof-eval-") as home:
        store = PassageStore(f"sqlite:///{Path(home) / 'library.db'}", _TENANT)
        library = Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())
        with closing(library):
            sync(FolderSource(HELP_CENTER), open_splitter(embedder), library)
            yield library
