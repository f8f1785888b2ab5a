"""Open the embedder that a setting names."""

from pathlib import Path

from retrieval.embedding.export import exported
from retrieval.embedding.onnx import OnnxEmbedder
from retrieval.embedding.packaged import NAME, WEIGHTS_SHA256
from retrieval.embedding.port import Embedder
from retrieval.embedding.sentence import SentenceEmbedder

_EXPORT = "int8-1"
"""Raise the figure whenever the export changes: vectors of two exports are not to be mixed."""


def open_embedder(model: str = "", *, cache: Path) -> Embedder:
    """Open a sentence-transformers model by name or folder; the packaged MiniLM if none is named.

    The packaged one runs as int8 in ONNX Runtime; its twin is made in ``cache`` the first time.

    Raises ModelDamagedError if the packaged weights are not the published ones.
    """
    if model:
        return SentenceEmbedder(model)
    folder = exported(cache / f"{NAME}-{_EXPORT}-{WEIGHTS_SHA256[:8]}")
    return OnnxEmbedder(folder, name=f"{NAME}-{_EXPORT}")
