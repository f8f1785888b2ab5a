"""Make the packaged model's ONNX twin: once, wholly or not at all."""

import logging
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from retrieval.embedding.making import made_once
from retrieval.embedding.packaged import packaged_model

_OPSET = 17
_LEFT_WHOLE = "/transformer/encoder/layer.0/output/dense/MatMul"
"""What comes in here has outliers that spoil a common scale: a quarter of all that 8 bits lose in
cosine is lost here, and kept for a tenth more time."""

_SLOWER_AS_ONE = ["SkipLayerNormFusion", "BiasGeluFusion"]
"""In ONNX Runtime 1.31 a sum normalised as one operator takes thrice as long as the two it is made
of, which was a seventh of the time of a passage."""

_LOGGER = logging.getLogger(__name__)


def exported(folder: Path) -> Path:
    """Return the folder with ``model.onnx`` and ``tokenizer.json``, making it if it is not there.

    Takes some 12 seconds the first time. Of two processes one makes it and the other waits. A
    process killed on the way leaves only a temporary folder, which the next one clears away.

    Raises ModelDamagedError if the packaged weights are not the published ones.
    """
    return made_once(folder, _export)


def _export(partial: Path) -> None:
    _LOGGER.info("Preparing the embedding model, once")
    source = packaged_model()
    shutil.copyfile(source / "tokenizer.json", partial / "tokenizer.json")
    with _quiet():
        large, small = partial / "large.onnx", partial / "small.onnx"
        _write_graph(source, large)
        _quantize(large, small)
        _fuse(small, partial / "model.onnx")
    large.unlink()
    small.unlink()


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
    """Write the transformer for one text at a time, mean pooling and normalising inside the graph.

    Of one text no token is padding, so there is no mask. The second output is what the mean is
    taken of: a vector for every token.
    """
    # torch and transformers cost seconds and hundreds of megabytes; they are needed this once.
    import torch  # noqa: PLC0415
    from transformers import AutoModel  # noqa: PLC0415
    from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

    class Pooled(torch.nn.Module):
        def __init__(self, transformer: Any) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any) -> Any:
            tokens = self.transformer(input_ids=input_ids)[0]
            return torch.nn.functional.normalize(tokens.mean(1), p=2, dim=1), tokens

    disable_progress_bar()  # type: ignore[no-untyped-call]
    # The plain attention is the one whose export holds for any length.
    transformer = AutoModel.from_pretrained(source, attn_implementation="eager")
    with torch.inference_mode():
        torch.onnx.export(
            Pooled(transformer).eval(),
            (torch.ones((1, 8), dtype=torch.int64),),
            target,
            input_names=["input_ids"],
            output_names=["vectors", "tokens"],
            dynamic_axes={"input_ids": {1: "tokens"}, "tokens": {1: "tokens"}},
            opset_version=_OPSET,
            dynamo=False,
        )


def _quantize(large: Path, small: Path) -> None:
    """Hold the weights as 8-bit integers, each channel with its own scale."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 -- as above

    quantize_dynamic(
        large,
        small,
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[_LEFT_WHOLE],
    )


def _fuse(small: Path, fused: Path) -> None:
    """Put operators together that run faster as one, once instead of at every start."""
    import onnxruntime  # noqa: PLC0415 -- as above

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # What the highest level adds is for this machine alone, and a container's image travels.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(fused)
    onnxruntime.InferenceSession(
        small, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER_AS_ONE
    )
