"""Open the embedder that a setting names."""

from pathlib import Path

from retrieval.embedding.export import exported
from retrieval.embedding.mpnet import WORD as MPNET
from retrieval.embedding.mpnet import joined_mpnet
from retrieval.embedding.onnx import OnnxEmbedder
from retrieval.embedding.packaged import NAME, WEIGHTS_SHA256
from retrieval.embedding.port import Embedder
from retrieval.embedding.sentence import SentenceEmbedder

_EXPORT = "int8-4"
"""Raise the figure whenever the export changes, or what is a window or a telling word: vectors and
parts of two kinds are not to be mixed."""


def open_embedder(
    model: str = "",
    *,
    cache: Path,
    query_prompt: str | None = None,
    passage_prompt: str | None = None,
) -> Embedder:
    """Open a sentence-transformers model by name or folder; the packaged MiniLM if none is named.

    The packaged one runs as int8 in ONNX Runtime; its twin is made in ``cache`` the first time.
    ``mpnet`` is the packaged all-mpnet-base-v2, which is joined there the first time. Prompts are
    for models that are named: the packaged MiniLM was trained without.

    Raises ModelUnusableError if there is no such model, or its weights are not the published ones.
    """
    if model:
        return SentenceEmbedder(
            str(joined_mpnet(cache)) if model == MPNET else model,
            query_prompt=query_prompt,
            passage_prompt=passage_prompt,
        )
    folder = exported(cache / f"{NAME}-{_EXPORT}-{WEIGHTS_SHA256[:8]}")
    return OnnxEmbedder(folder, name=f"{NAME}-{_EXPORT}")
