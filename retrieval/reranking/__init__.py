"""Look a second time at the best hits, with something slower that judges better."""

from retrieval.reranking.cross_encoder import RerankerUnusableError
from retrieval.reranking.opening import open_reranker
from retrieval.reranking.port import KeepOrder, Reranker

__all__ = ["KeepOrder", "Reranker", "RerankerUnusableError", "open_reranker"]
