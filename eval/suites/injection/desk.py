"""Whole desks over the demo's help centre, whose articles can be changed for a moment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.sources.folder import FolderSource
from ingest.sync import sync
from redaction.vault import VaultKey
from retrieval.articles import EVERYTHING, Article, SplitArticle
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.demo.seeding import COMPANY, HELP_CENTER
from service.desk import Desk
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.generating.openai import OpenAIModel
from service.drafting.generating.writer import GenerativeWriter
from service.drafting.guarding import Guard
from service.drafting.port import Writer
from service.drafting.prompts import INSTRUCTIONS
from service.drafting.voice import Voice
from service.helpdesk.inbox import Inbox
from service.keyring import GivenKeys
from service.storage.memory import MemoryStorage
from service.vaults import Vaults
from service.wiring.library import open_splitter
from service.wiring.redaction import open_redactor

_TENANT = "attacked"
_DEADLINE_S = 20.0
_ANY = 1.0
"""An error budget at which no draft is refused for its confidence: what can leave, does."""


@dataclass(frozen=True, slots=True)
class Attacked:
    """Two desks over one library: one that quotes, and one whose model obeys whoever asks."""

    library: Library
    desks: dict[str, Desk]
    embedder: Embedder

    @contextmanager
    def holding(self, article: Article | None) -> Iterator[None]:
        """Put an article in the library, and what it was before back afterwards."""
        if article is None:
            yield
            return
        before = self.library.article(article.id, EVERYTHING)
        self._put(article)
        try:
            yield
        finally:
            if before is None:
                self.library.remove([article.id])
            else:
                self._put(before)

    def _put(self, article: Article) -> None:
        splitter = open_splitter(self.embedder)
        self.library.put([SplitArticle(article, splitter.split(article))])


@contextmanager
def attacked(embedder: Embedder, model_url: str) -> Iterator[Attacked]:
    """Open both desks over a library of their own, which is gone afterwards."""
    with TemporaryDirectory(prefix="deskproof-injection-") as home:
        store = PassageStore(f"sqlite:///{Path(home) / 'library.db'}", _TENANT)
        library = Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())
        try:
            sync(FolderSource(HELP_CENTER), open_splitter(embedder), library)
            writers = _writers(embedder, model_url)
            desks = {writer.name: _desk(library, writer) for writer in writers}
            yield Attacked(library, desks, embedder)
        finally:
            library.close()


def _writers(embedder: Embedder, model_url: str) -> Sequence[Writer]:
    voice = Voice(f"The {COMPANY} team")
    guard = Guard(instructions=INSTRUCTIONS)
    extractive = ExtractiveWriter(embedder, voice)
    model = OpenAIModel(url=model_url, key="none", name="obeying", timeout_s=_DEADLINE_S)
    generative = GenerativeWriter(model, voice, deadline_s=_DEADLINE_S)
    return (
        Drafter(extractive, guard, budget=_ANY),
        Drafter(FallbackWriter(generative, extractive), guard, budget=_ANY),
    )


def _desk(library: Library, writer: Writer) -> Desk:
    storage = MemoryStorage()
    redactor = open_redactor()
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
