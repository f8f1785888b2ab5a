"""Embed with the packaged model's small, quick twin: int8 in ONNX Runtime, without torch."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from retrieval.embedding.port import Vectors

MAX_TOKENS = 256
DIMENSION = 384
_CHARACTERS_PER_TOKEN = 40


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
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

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
        """How many tokens the text has, special tokens included."""
        return len(self._counting.encode(text).ids)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages: ``(len(texts), dimension)``, as many at a time as there are cores."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        encoded = self._tokenizer.encode_batch([_beginning(text) for text in texts])
        # The longest first, so that no core is left alone with a long one at the end.
        order = sorted(range(len(texts)), key=lambda place: -len(encoded[place].ids))
        with ThreadPoolExecutor(usable_cores()) as cores:
            found = cores.map(self._vector, (encoded[place].ids for place in order))
            for place, vector in zip(order, found, strict=True):
                vectors[place] = vector
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Embed one question: ``(dimension,)``."""
        return self._vector(self._tokenizer.encode(_beginning(text)).ids)

    def _vector(self, tokens: list[int]) -> Vectors:
        """Run one text through the graph, alone.

        The int8 graph scales its figures by the largest of a batch, so among others a text would
        get another vector (a cosine of .985). Alone it is also quicker: there is no padding.
        """
        ids = np.array([tokens], dtype=np.int64)
        (vectors,) = self._session.run(
            None, {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        )
        return np.asarray(vectors[0], dtype=np.float32)


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
    return options


def _beginning(text: str) -> str:
    """Cut off what lies far behind the last token that is read, so that it costs nothing."""
    return text[: MAX_TOKENS * _CHARACTERS_PER_TOKEN]
