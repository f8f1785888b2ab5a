"""Turn text into vectors."""

from retrieval.embedding.opening import open_embedder

__all__ = ["open_embedder"]
