"""The truth about articles, passages and vectors, in SQL."""

from retrieval.passages.editions import Edition, Standing, State
from retrieval.passages.failures import (
    LibraryFailedError,
    LibraryNewerError,
    LibraryNotChangedError,
)
from retrieval.passages.reading import (
    IndexedArticle,
    IndexedPassage,
    Kept,
    KeyedArticle,
    Reading,
)
from retrieval.passages.rows import Embedding
from retrieval.passages.store import PassageStore
from retrieval.passages.writing import CutArticle, EmbeddedArticle, Writing

__all__ = [
    "CutArticle",
    "Edition",
    "EmbeddedArticle",
    "Embedding",
    "IndexedArticle",
    "IndexedPassage",
    "Kept",
    "KeyedArticle",
    "LibraryFailedError",
    "LibraryNewerError",
    "LibraryNotChangedError",
    "PassageStore",
    "Reading",
    "Standing",
    "State",
    "Writing",
]
