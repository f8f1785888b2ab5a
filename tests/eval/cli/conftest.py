from pathlib import Path

import pytest

from eval.cli import redacting, refusal, searching
from retrieval.embedding.hashing import HashEmbedder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus.jsonl").write_text('{"id": "lamp", "title": "Lamp", "text": "It blinks."}')
    (tmp_path / "queries.jsonl").write_text('{"id": "q", "text": "Why does my lamp blink?"}')
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tlamp\t1\n")
    return tmp_path


@pytest.fixture(autouse=True)
def quick_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (searching, redacting, refusal):
        monkeypatch.setattr(module, "open_embedder", lambda *_, **__: HashEmbedder())
