"""Settings to House; the one place where concrete classes are named."""

from redaction.detection import PresidioDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor
from retrieval.embedding import open_embedder
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.access import Access
from service.desk import Desk
from service.drafting.extractive import ExtractiveWriter
from service.drafting.fallback import FallbackWriter
from service.drafting.generative import GenerativeWriter
from service.drafting.openai import OpenAIModel
from service.drafting.port import Writer
from service.drafting.voice import Voice
from service.helpdesk.inbox import Inbox
from service.house import House
from service.keyring import vault_keys
from service.settings import Settings
from service.storage.database import open_database
from service.storage.sql import SqlStorage

TENANT = "main"
"""A first run has one company."""


def open_house(settings: Settings, embedder: Embedder | None = None) -> House:
    """Open everything a server needs; without an embedder, the one that the settings name."""
    embedder = embedder or open_embedder(settings.embedder, cache=settings.model_cache)
    redactor = open_redactor()
    library = open_library(settings, embedder)
    storage = open_storage(settings)
    keys = vault_keys(settings.home, settings.vault_key.get_secret_value())
    inbox = Inbox(storage.tickets, redactor, keys, TENANT)
    desk = Desk(
        helpdesk=inbox,
        redactor=redactor,
        library=library,
        writer=open_writer(settings, embedder),
        suggestions=storage.suggestions,
        decisions=storage.decisions,
        keys=keys,
        tenant=TENANT,
    )
    access = Access(storage.access)
    return House(settings.company, desk, inbox, library, redactor, access, storage)


def open_redactor() -> Redactor:
    """Open the redactor with the support profile, its language model loaded."""
    detector = PresidioDetector()
    detector.load()
    return Redactor(detector, SUPPORT)


def open_library(settings: Settings, embedder: Embedder | None = None) -> Library:
    """Open the library; without an embedder, with the one that the settings name."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    embedder = embedder or open_embedder(settings.embedder, cache=settings.model_cache)
    store = PassageStore(f"sqlite:///{settings.home.resolve() / 'library.db'}", TENANT)
    return Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())


def open_storage(settings: Settings) -> SqlStorage:
    """Open the database of tickets, suggestions and decisions."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return SqlStorage(open_database(f"sqlite:///{settings.home.resolve() / 'desk.db'}"), TENANT)


def open_writer(settings: Settings, embedder: Embedder) -> Writer:
    """Open the writer: the model that is set, with the articles to fall back on; else these."""
    voice = Voice(settings.signature or f"The {settings.company or 'support'} team")
    extractive = ExtractiveWriter(embedder, voice, refuse_below=settings.refuse_below)
    if not settings.model_url:
        return extractive
    model = OpenAIModel(
        url=settings.model_url,
        key=settings.model_key.get_secret_value(),
        name=settings.model_name,
        timeout_s=settings.model_timeout_s,
    )
    generative = GenerativeWriter(model, voice, deadline_s=settings.model_timeout_s)
    return FallbackWriter(generative, extractive)
