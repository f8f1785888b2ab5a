"""Settings to House; the one place where concrete classes are named."""

from dataclasses import replace
from pathlib import Path

from ingest.splitting import Splitter
from redaction.company import NOTHING_OWN, Company, CompanyFileError, read_company
from redaction.detection import Detector, PatternDetector, PresidioDetector, TrainedDetector
from redaction.redactor import Redactor
from retrieval import embedding, reranking
from retrieval.articles import PASSAGE_TOKENS
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.reranking import Reranker
from retrieval.vectors import FaissIndex
from service.access import Access
from service.desk import Desk
from service.drafting.extractive import ExtractiveWriter
from service.drafting.fallback import FallbackWriter
from service.drafting.generative import GenerativeWriter
from service.drafting.openai import OpenAIModel
from service.drafting.port import Writer
from service.drafting.voice import Voice
from service.errors import SettingsError
from service.feedback.reporting import Feedback
from service.helpdesk.inbox import Inbox
from service.helpdesk.knowing import profile_named
from service.house import House
from service.keyring import GivenKeys, KeyFile, open_keyring
from service.settings import DetectorName, Settings
from service.storage.database import open_database
from service.storage.sql import SqlStorage
from service.vaults import Vaults

TENANT = "main"
"""A first run has one company."""


def open_house(settings: Settings, embedder: Embedder | None = None) -> House:
    """Open everything a server needs; without an embedder, the one that the settings name."""
    embedder = embedder or open_embedder(settings)
    company = open_company(settings.redaction, settings.company)
    redactor = open_redactor(
        settings.redaction_profile,
        detector=settings.redaction_detector,
        pipeline=settings.presidio_pipeline,
        company=company,
    )
    library = open_library(settings, embedder, open_reranker(settings))
    storage = open_storage(settings)
    vaults = open_vaults(settings, storage)
    inbox = Inbox(storage.tickets, redactor, vaults)
    desk = Desk(
        helpdesk=inbox,
        redactor=redactor,
        library=library,
        writer=open_writer(settings, embedder),
        suggestions=storage.suggestions,
        decisions=storage.decisions,
        vaults=vaults,
        tenant=TENANT,
    )
    return House(
        company=settings.company,
        desk=desk,
        inbox=inbox,
        library=library,
        redactor=redactor,
        access=Access(storage.access),
        storage=storage,
        feedback=Feedback(inbox, desk, storage.reports, last_four=redactor.profile.keeps_last_four),
        profiles=company.profiles,
    )


def open_redactor(
    profile: str = "",
    *,
    detector: DetectorName = "trained",
    pipeline: str = "",
    company: Company = NOTHING_OWN,
) -> Redactor:
    """Open a redactor with a profile, by its name; without one, the company's own or support.

    Raises UnknownProfileError.
    """
    chosen = profile_named(profile, company.profiles) if profile else company.default
    return Redactor(company.joined(open_detector(detector, pipeline=pipeline)), chosen)


def open_detector(name: DetectorName = "trained", *, pipeline: str = "") -> Detector:
    """Open a detector: patterns alone, with the small trained model, or with Presidio as well.

    ``pipeline`` is the spaCy pipeline that Presidio reads with, a name or a folder.
    """
    if name == "patterns":
        return PatternDetector()
    if name == "trained":
        return TrainedDetector()
    detector = PresidioDetector(TrainedDetector(), *filter(None, [pipeline]))
    detector.load()
    return detector


def open_company(path: Path | None, name: str = "") -> Company:
    """Read what a company adds to redaction; its own name is never taken for a person's.

    Raises SettingsError.
    """
    try:
        company = read_company(path) if path else NOTHING_OWN
    except CompanyFileError as error:
        raise SettingsError(str(error)) from None
    return replace(company, products=(*company.products, name)) if name else company


def open_embedder(settings: Settings) -> Embedder:
    """Open the embedder that the settings name, with the prompts that they name.

    Raises SettingsError if it cannot be used.
    """
    try:
        return embedding.open_embedder(
            settings.embedder,
            cache=settings.model_cache,
            query_prompt=settings.query_prompt,
            passage_prompt=settings.passage_prompt,
        )
    except embedding.ModelUnusableError as error:
        raise SettingsError(str(error)) from error


def open_reranker(settings: Settings) -> Reranker:
    """Open the reranker that the settings name; without one, hits keep their order.

    Raises SettingsError if it cannot be used.
    """
    try:
        return reranking.open_reranker(
            settings.reranker,
            depth=settings.reranker_depth,
            deadline_s=settings.reranker_deadline_s,
        )
    except reranking.RerankerUnusableError as error:
        raise SettingsError(f"DESKPROOF_RERANKER: {error}") from error


def open_library(
    settings: Settings, embedder: Embedder | None = None, reranker: Reranker | None = None
) -> Library:
    """Open the library; without an embedder, with the one that the settings name.

    A reranker is for those who search: syncs and audits need not load one.
    """
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    embedder = embedder or open_embedder(settings)
    store = PassageStore(f"sqlite:///{settings.home.resolve() / 'library.db'}", TENANT)
    return Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex(), reranker)


def open_storage(settings: Settings) -> SqlStorage:
    """Open the database of tickets, suggestions and decisions."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return SqlStorage(open_database(f"sqlite:///{settings.home.resolve() / 'desk.db'}"), TENANT)


def open_vaults(settings: Settings, storage: SqlStorage) -> Vaults:
    """Open the vaults of tickets, with the keys that are set or else kept in the home folder.

    Raises SettingsError if a key cannot be read.
    """
    return Vaults(storage.keys, open_keys(settings), TENANT)


def open_keys(settings: Settings) -> KeyFile | GivenKeys:
    """Open the vault keys that are set, or else kept in the home folder.

    Raises SettingsError if one cannot be read: at the start, and not at the first ticket.
    """
    try:
        keyring = open_keyring(settings.home, settings.vault_key.get_secret_value())
        keyring.keys()
    except ValueError as error:
        place = "DESKPROOF_VAULT_KEY" if settings.vault_key else "vault.key in the home folder"
        raise SettingsError(f"{place} cannot be read. {error}") from None
    return keyring


def open_splitter(embedder: Embedder) -> Splitter:
    """Open the splitter that cuts for an embedder."""
    return Splitter(embedder.count_tokens, min(PASSAGE_TOKENS, embedder.max_tokens))


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
