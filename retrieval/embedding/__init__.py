"""Turn text into vectors."""

from retrieval.embedding.failures import ModelUnusableError
from retrieval.embedding.opening import open_embedder

__all__ = ["ModelUnusableError", "open_embedder"]
