"""The truth about articles, passages and vectors, in SQL."""

from retrieval.passages.reading import IndexedArticle, IndexedPassage, Kept, Reading
from retrieval.passages.store import PassageStore
from retrieval.passages.writing import EmbeddedArticle, Writing

__all__ = [
    "EmbeddedArticle",
    "IndexedArticle",
    "IndexedPassage",
    "Kept",
    "PassageStore",
    "Reading",
    "Writing",
]
