"""Make the packaged model's ONNX twin: once, wholly or not at all."""

import logging
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from filelock import FileLock

from retrieval.embedding.packaged import packaged_model

_OPSET = 17
_PARTIAL = ".partial-"
_LOGGER = logging.getLogger(__name__)


def exported(folder: Path) -> Path:
    """Return the folder with ``model.onnx`` and ``tokenizer.json``, making it if it is not there.

    Takes some 12 seconds the first time. Of two processes one makes it and the other waits. A
    process killed on the way leaves only a temporary folder, which the next one clears away.

    Raises ModelDamagedError if the packaged weights are not the published ones.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not folder.is_dir():
            _LOGGER.info("Preparing the embedding model, once")
            _export(folder)
    return folder


def _export(folder: Path) -> None:
    """Build in a temporary folder beside the place, then rename it into the place."""
    for leftover in folder.parent.glob(f"{_PARTIAL}*"):
        shutil.rmtree(leftover)
    partial = Path(mkdtemp(prefix=_PARTIAL, dir=folder.parent))
    source = packaged_model()
    shutil.copyfile(source / "tokenizer.json", partial / "tokenizer.json")
    with _quiet():
        _write_graph(source, partial / "large.onnx")
        _quantize(partial / "large.onnx", partial / "model.onnx")
    (partial / "large.onnx").unlink()
    for file in (*partial.iterdir(), partial):
        _to_disk(file)
    partial.rename(folder)
    _to_disk(folder.parent)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporters' notes to developers from whoever waits for the first start."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            # The exporter that makes the quick graph is declared old, and says so at every call.
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _write_graph(source: Path, target: Path) -> None:
    """Write the transformer with mean pooling and normalising inside the graph."""
    # torch and transformers cost seconds and hundreds of megabytes; they are needed this once.
    import torch  # noqa: PLC0415
    from transformers import AutoModel  # noqa: PLC0415
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    class Pooled(torch.nn.Module):
        def __init__(self, transformer: Any) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.transformer(input_ids=input_ids, attention_mask=attention_mask)[0]
            weights = attention_mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2, dim=1)

    disable_progress_bar()  # type: ignore[no-untyped-call]
    # The plain attention is the one whose export holds for any batch and length.
    transformer = AutoModel.from_pretrained(source, attn_implementation="eager")
    example = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "texts", 1: "tokens"}
    with torch.inference_mode():
        torch.onnx.export(
            Pooled(transformer).eval(),
            (example, example),
            target,
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "texts"}},
            opset_version=_OPSET,
            dynamo=False,
        )


def _quantize(large: Path, small: Path) -> None:
    """Hold the weights as 8-bit integers, each channel with its own scale."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 -- as above

    quantize_dynamic(large, small, per_channel=True, weight_type=QuantType.QInt8)


def _to_disk(path: Path) -> None:
    """Have the disk hold the file or folder, so that a rename never outlives its content."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
