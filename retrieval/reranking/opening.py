"""Open the reranker that a setting names."""

from retrieval.reranking.cross_encoder import CrossEncoderScores
from retrieval.reranking.port import KeepOrder, Reranker
from retrieval.reranking.timed import TimedReranker


def open_reranker(model: str = "", *, depth: int = 20, deadline_s: float = 0.5) -> Reranker:
    """Open a cross-encoder by name or folder; without one, the order is kept.

    It reads the best ``depth`` hits, as many as it can within the deadline.

    Raises RerankerUnusableError.
    """
    if not model:
        return KeepOrder()
    return TimedReranker(CrossEncoderScores(model), depth=depth, deadline_s=deadline_s)
