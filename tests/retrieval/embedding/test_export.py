"""The twin is made once, wholly, and afterwards torch is not needed."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding import open_embedder
from retrieval.embedding.packaged import packaged_model
from retrieval.embedding.sentence import SentenceEmbedder

pytestmark = [pytest.mark.models, pytest.mark.slow]

OPEN = """
import sys
from pathlib import Path
from retrieval.embedding import open_embedder
embedder = open_embedder(cache=Path(sys.argv[1]))
vector = embedder.embed_query("Reset the hub")
heavy = {"torch", "transformers", "sentence_transformers"} & sys.modules.keys()
print(embedder.name, round(float(vector[0]), 4), sorted(heavy))
"""
ROOT = Path(__file__).parents[3]


def start(cache: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OPEN, str(cache)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


def test_it_works(cache: Path) -> None:
    """Killed in the middle, then started twice at once: one makes it, and both can use it."""
    killed = start(cache)
    while not list(cache.glob(".partial-*")):
        assert killed.poll() is None
        time.sleep(0.05)
    time.sleep(1.0)
    killed.kill()
    killed.communicate()
    assert not list(cache.glob("all-MiniLM*/model.onnx"))
    first, second = start(cache), start(cache)
    said = {process.communicate(timeout=110)[0].rsplit(" [", 1)[0] for process in (first, second)}
    assert first.returncode == second.returncode == 0
    assert len(said) == 1
    assert len(list(cache.glob("all-MiniLM*/model.onnx"))) == 1
    assert not list(cache.glob(".partial-*"))


def test_torch_is_not_imported_once_it_is_made(cache: Path) -> None:
    assert start(cache).communicate(timeout=60)[0].endswith("[]\n")


def test_it_says_the_same_as_the_model_it_is_made_of(cache: Path) -> None:
    texts = ["Reset the hub.", "Invoices are sent monthly.", "word " * 300, "Wi-Fi 2.4 GHz only"]
    small = open_embedder(cache=cache).embed_passages(texts)
    large = SentenceEmbedder(str(packaged_model())).embed_passages(texts)
    assert np.min(np.sum(small * large, axis=1)) > 0.97
