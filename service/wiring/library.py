"""Open the library, and what it reads and cuts with."""

from ingest.splitting import Splitter
from retrieval import embedding, reranking
from retrieval.articles import PASSAGE_TOKENS
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.reranking import Reranker
from retrieval.vectors import FaissIndex
from service.errors import SettingsError
from service.settings import Settings

TENANT = "main"
"""A first run has one company."""


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


def open_splitter(embedder: Embedder) -> Splitter:
    """Open the splitter that cuts for an embedder."""
    return Splitter(embedder.count_tokens, min(PASSAGE_TOKENS, embedder.max_tokens))
