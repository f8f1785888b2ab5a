"""Embed with any sentence-transformers model, by name or from a folder."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.embedding.port import Vectors

_DEFAULT_MAX_TOKENS = 512


class SentenceEmbedder:
    """Embeds with a sentence-transformers model, its own prompts for questions and passages."""

    def __init__(self, model: str, *, batch_size: int = 32) -> None:
        # torch and its company cost seconds of start and hundreds of megabytes; only those who
        # choose another model than the packaged one pay for them.
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        self._model = SentenceTransformer(model)
        self._batch_size = batch_size
        self._name = _telling_name(model)
        self._dimension = len(self.embed_query(""))

    @property
    def name(self) -> str:
        """The model's name; for a folder, its name and a hash of its weights."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._dimension

    @property
    def max_tokens(self) -> int:
        """Tokens that are read of a text."""
        return int(self._model.max_seq_length or _DEFAULT_MAX_TOKENS)

    def count_tokens(self, text: str) -> int:
        """How many tokens the text has, special tokens included."""
        return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: ``(len(texts), dimension)``."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode_document(
            list(texts),
            batch_size=self._batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)


def _telling_name(model: str) -> str:
    """Name a hub's model by its name, a folder by its weights as well: they may be retrained."""
    folder = Path(model)
    if not folder.is_dir():
        return model
    digest = hashlib.sha256()
    for weights in sorted([*folder.rglob("*.safetensors"), *folder.rglob("*.bin")]):
        with weights.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{folder.name}@{digest.hexdigest()[:12]}"
