import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval import cli
from retrieval.embedding.hashing import HashEmbedder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus.jsonl").write_text('{"id": "lamp", "title": "Lamp", "text": "It blinks."}')
    (tmp_path / "queries.jsonl").write_text('{"id": "q", "text": "Why does my lamp blink?"}')
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tlamp\t1\n")
    return tmp_path


@pytest.fixture(autouse=True)
def quick_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "open_embedder", lambda *_, **__: HashEmbedder())


def test_it_works(folder: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "search", "--cases", str(folder), "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["figures"]["combined"]["hit@1"]["mean"] == 1.0


def test_people_get_a_table(folder: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "search", "--cases", str(folder)])
    assert told.exit_code == 0
    assert "keywords" in told.stdout


def test_a_folder_without_cases_is_refused_in_a_sentence(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "search", "--cases", str(tmp_path)])
    assert told.exit_code == 2
    assert "cannot be read" in told.stderr
    assert "Traceback" not in told.output
