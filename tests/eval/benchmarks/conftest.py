import json
from pathlib import Path

import pytest

from eval.benchmarks import filling, vectors
from retrieval.embedding.hashing import HashEmbedder

WORDS = ["valve", "pump", "lamp", "filter", "sensor", "cable", "screen", "battery"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of forty passages of twenty articles, read by hashing, with a cache of its own."""
    rows = [
        {
            "id": f"shop::{WORDS[number % 8]}{number}::{part}",
            "title": f"{WORDS[number % 8].title()} {number}",
            "text": f"Part {part} of the {WORDS[number % 8]} is number {number}. " * 12,
        }
        for number in range(20)
        for part in range(2)
    ]
    data = tmp_path / "shop"
    data.mkdir()
    (data / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    monkeypatch.setattr(vectors, "_HELD_OUT", 4)
    for module in (vectors, filling):
        monkeypatch.setattr(module, "open_embedder", lambda cache: HashEmbedder(64))
        monkeypatch.setattr(module, "user_cache_path", lambda name: tmp_path / "cache")
    return data
