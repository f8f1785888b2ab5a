"""Indexes of vectors, in memory: mirrors of what the passage store holds."""

from retrieval.vectors.coded import CodedIndex
from retrieval.vectors.exact import ExactIndex
from retrieval.vectors.faiss import FaissIndex
from retrieval.vectors.port import Keys, VectorIndex, Vectors

__all__ = ["CodedIndex", "ExactIndex", "FaissIndex", "Keys", "VectorIndex", "Vectors"]
