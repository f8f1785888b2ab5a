"""Embed with the packaged model's small, quick twin: int8 in ONNX Runtime, without torch."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from retrieval.embedding.detail import divided
from retrieval.embedding.port import Detail, Vectors

MAX_TOKENS = 256
DIMENSION = 384
_CHARACTERS_PER_TOKEN = 40
_SPECIAL_TOKENS = 2
_WORDS_KEPT = 1 << 16
_QUESTIONS_KEPT = 32
"""A ticket's questions are asked of the search first, and then of each sentence that was found."""

T = TypeVar("T")


class OnnxEmbedder:
    """Embeds with an exported model: ``model.onnx`` and ``tokenizer.json`` in one folder.

    The graph pools and normalises by itself. Safe to call from several threads.
    """

    def __init__(self, folder: Path, *, name: str) -> None:
        # Both take a tenth of a second to import, which a reader without a library need not pay.
        import onnxruntime  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        self._name = name
        self._session = onnxruntime.InferenceSession(
            folder / "model.onnx", _session_options(), providers=["CPUExecutionProvider"]
        )
        self._counting: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._counting.no_truncation()
        self._counting.no_padding()
        self._in_word = lru_cache(_WORDS_KEPT)(self._count_in_word)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self._asked = lru_cache(_QUESTIONS_KEPT)(self._detail_of_question)

    @property
    def name(self) -> str:
        """The model's name and how it was made small."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return DIMENSION

    @property
    def max_tokens(self) -> int:
        """Tokens that are read of a text."""
        return MAX_TOKENS

    def count_tokens(self, text: str) -> int:
        """How many tokens the text has, special tokens included.

        Counts by words, most of which have been counted before: a splitter asks seventy times for
        every passage it makes. The tokenizer takes a space or a line's end for an end of a word.
        """
        words = text.replace("\n", " ").split(" ")
        return _SPECIAL_TOKENS + sum(map(self._in_word, words))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: ``(len(texts), dimension)``, as many at a time as there are cores."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        for place, vector in self._shared_out(texts, lambda _, encoded: self._vector(encoded.ids)):
            vectors[place] = vector
        return vectors

    def embed_details(self, texts: Sequence[str]) -> list[Detail]:
        """Embed passages in detail."""
        found = dict(self._shared_out(texts, self._detail))
        return [found[place] for place in range(len(texts))]

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
        return self._asked(text).vector

    def embed_query_detail(self, text: str) -> Detail:
        """Embed one question in detail."""
        return self._asked(text)

    def _detail_of_question(self, text: str) -> Detail:
        return self._detail(text, self._tokenizer.encode(_beginning(text)))

    def _count_in_word(self, word: str) -> int:
        return len(self._counting.encode(word, add_special_tokens=False).ids)

    def _shared_out(
        self, texts: Sequence[str], embed: Callable[[str, Any], T]
    ) -> Iterator[tuple[int, T]]:
        """Embed every text on any core; give each one's place and what it became."""
        encoded = self._tokenizer.encode_batch([_beginning(text) for text in texts])
        # The longest first, so that no core is left alone with a long one at the end.
        order = sorted(range(len(texts)), key=lambda place: -len(encoded[place].ids))
        with ThreadPoolExecutor(usable_cores()) as cores:
            found = cores.map(lambda place: embed(texts[place], encoded[place]), order)
            yield from zip(order, found, strict=True)

    def _detail(self, text: str, encoded: Any) -> Detail:
        """Embed one text in detail; special tokens are no part of it."""
        vector, tokens = self._run(encoded.ids, ["vectors", "tokens"])
        return divided(text, vector[0], tokens[0, 1:-1], encoded.offsets[1:-1])

    def _vector(self, tokens: list[int]) -> Vectors:
        vectors: Vectors = self._run(tokens, ["vectors"])[0]
        return vectors.reshape(DIMENSION)

    def _run(self, tokens: list[int], outputs: list[str]) -> list[Vectors]:
        """Run one text through the graph, alone.

        The int8 graph scales its figures by the largest of a batch, so among others a text would
        get another vector (a cosine of .985). Alone it is also quicker: there is no padding.
        """
        ids = np.array([tokens], dtype=np.int64)
        found: list[Vectors] = self._session.run(outputs, {"input_ids": ids})
        return found


def usable_cores() -> int:
    """Count the cores this process may run on: in a container often fewer than are built in."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _session_options() -> object:
    """Run a text on one core: texts, not their parts, are what the cores share out."""
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The export has put together what is faster so; here it would also fuse what is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return options


def _beginning(text: str) -> str:
    """Cut off what lies far behind the last token that is read, so that it costs nothing."""
    return text[: MAX_TOKENS * _CHARACTERS_PER_TOKEN]
