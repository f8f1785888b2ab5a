"""Embed with any sentence-transformers model, by name or from a folder."""

import hashlib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.embedding.detail import divided, undivided, unit_rows
from retrieval.embedding.failures import ModelMissingError
from retrieval.embedding.port import Detail, Vectors
from retrieval.embedding.prompts import prompts_for

_DEFAULT_MAX_TOKENS = 512


class SentenceEmbedder:
    """Embeds with a sentence-transformers model, and the prompts for questions and passages.

    ``query_prompt`` and ``passage_prompt`` stand in the place of the model's own, or of those that
    its family's cards ask for. Raises ModelMissingError if there is no such model.
    """

    def __init__(
        self,
        model: str,
        *,
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        batch_size: int = 32,
    ) -> None:
        self._model = _loaded(model)
        own = self._model.prompts
        self._prompts = prompts_for(model, own, query=query_prompt, passage=passage_prompt)
        self._model.prompts = {"query": self._prompts.query, "document": self._prompts.passage}
        # Counting must not cut, embedding must; and a tokenizer that one thread sets to cut while
        # another counts with it fails.
        self._counting = deepcopy(self._model.tokenizer)
        self._batch_size = batch_size
        self._name = _telling_name(model) + self._prompts.mark
        self._dimension = len(self.embed_query(""))

    @property
    def name(self) -> str:
        """The model's name; for a folder with a hash of its weights; and a mark of its prompts."""
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
        """How many tokens the text has as a passage, the prompt and special tokens included."""
        text = self._prompts.passage + text
        return len(self._counting(text, truncation=False, verbose=False)["input_ids"])

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

    def embed_details(self, texts: Sequence[str]) -> list[Detail]:
        """Embed passages in detail, if the model takes the mean of its token vectors.

        Where it does not, the mean of some of them lies elsewhere than its vectors do.
        """
        if not self._takes_the_mean() or not texts:
            return [undivided(row) for row in self.embed_passages(texts)]
        found = self._model.encode_document(
            list(texts), batch_size=self._batch_size, output_value=None, show_progress_bar=False
        )
        prompt = self._prompts.passage
        return [self._detail(text, prompt, own) for text, own in zip(texts, found, strict=True)]

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, dtype=np.float32)

    def embed_query_detail(self, text: str) -> Detail:
        """Embed one question in detail, as passages are."""
        if not self._takes_the_mean():
            return undivided(self.embed_query(text))
        (found,) = self._model.encode_query([text], output_value=None, show_progress_bar=False)
        return self._detail(text, self._prompts.query, found)

    def _takes_the_mean(self) -> bool:
        """Whether vectors are the mean of token vectors, perhaps normalised, and nothing else."""
        modules = {type(module).__name__: module for module in self._model}
        pooling = modules.get("Pooling")
        if not self._counting.is_fast:
            return False
        known = modules.keys() <= {"Transformer", "Pooling", "Normalize"}
        return known and pooling is not None and pooling.pooling_mode == "mean"

    def _detail(self, text: str, prompt: str, found: Mapping[str, Any]) -> Detail:
        """Take one text's vectors out of all that the model gave for it.

        Special tokens and the prompt are no part of it: they say what is asked, not what is there.
        """
        read = self._counting(
            prompt + text,
            truncation=True,
            max_length=self.max_tokens,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        own = [
            (token, (start - len(prompt), end - len(prompt)))
            for token, ((start, end), is_special) in enumerate(
                zip(read["offset_mapping"], read["special_tokens_mask"], strict=True)
            )
            if not is_special and start >= len(prompt)
        ]
        # What pads a text to the length of others stands behind it, or before it.
        shown = found["attention_mask"].cpu().numpy() == 1
        tokens = found["token_embeddings"].cpu().numpy()[shown][[token for token, _ in own]]
        whole = unit_rows(found["sentence_embedding"].cpu().numpy()[np.newaxis])[0]
        return divided(text, whole, tokens, [place for _, place in own])


def _loaded(model: str) -> Any:
    # torch and its company cost seconds of start and hundreds of megabytes; only those who choose
    # another model than the packaged one pay for them.
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(model)
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise ModelMissingError(f"{model} cannot be loaded as an embedder. {reason}") from error


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
