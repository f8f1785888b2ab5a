"""The keys of one desk: files in its home folder that only its owner can read."""

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from filelock import FileLock

from redaction.vault import VaultKey

_WAIT_S = 30


class Keyring(Protocol):
    """The vault keys of a desk."""

    def keys(self) -> tuple[VaultKey, ...]:
        """Read the keys as they are now: the first wraps, all of them unwrap."""

    def unchanged(self) -> AbstractContextManager[None]:
        """Hold the keys as they are, so that none is dropped while something is wrapped with it."""


class GivenKeys:
    """Keys that a setting gives; they are as they are until the process ends."""

    def __init__(self, keys: Sequence[VaultKey]) -> None:
        self._keys = tuple(keys)

    def keys(self) -> tuple[VaultKey, ...]:
        """Give the keys."""
        return self._keys

    def unchanged(self) -> AbstractContextManager[None]:
        """Do nothing: nobody can change them."""
        return nullcontext()


class KeyFile:
    """Keys in a file, one a line, made at the first start.

    A server that runs while the keys are rotated sees the new ones at once: the file is read again
    whenever it has changed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._keys: tuple[VaultKey, ...] = ()

    def keys(self) -> tuple[VaultKey, ...]:
        """Read the keys.

        Raises ValueError if one of them is not 32 bytes in base64.
        """
        if not self._path.exists():
            if self._keys:  # Lost while we run: a new key would seal what nobody can open later.
                return self._keys
            _kept(self._path, lambda: VaultKey.generate().to_text())
        status = self._path.stat()
        seen = (status.st_mtime_ns, status.st_ino, status.st_size)
        if seen != self._seen:
            self._keys = read_keys(self._path.read_text())
            self._seen = seen
        return self._keys

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Lock the keys, among all processes; the lock goes with the process that held it."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(f"{self._path}.lock", timeout=_WAIT_S, mode=0o600):
            yield

    def replace(self, keys: Sequence[VaultKey]) -> None:
        """Write the keys anew, whole or not at all; to be called while they are locked."""
        for left in self._path.parent.glob(f".{self._path.name}.*"):
            left.unlink()  # A process was killed while it wrote this draft.
        draft = _draft(self._path, "\n".join(key.to_text() for key in keys))
        draft.replace(self._path)
        _flush_folder(self._path.parent)


def open_keyring(home: Path, given: str) -> GivenKeys | KeyFile:
    """Open the keys that a setting gives, else those of the home folder.

    Raises ValueError if a given key is not 32 bytes in base64.
    """
    return GivenKeys(read_keys(given)) if given.strip() else KeyFile(home / "vault.key")


def read_keys(text: str) -> tuple[VaultKey, ...]:
    """Read keys set apart by spaces or lines.

    Raises ValueError.
    """
    return tuple(VaultKey.from_text(line) for line in text.split())


def session_key(home: Path) -> str:
    """Read the key that signs sessions; made at the first start."""
    return _kept(home / "session.key", lambda: secrets.token_urlsafe(32))


def _kept(path: Path, make: Callable[[], str]) -> str:
    """Read a key file; make it if there is none, readable by its owner alone.

    The file appears whole or not at all, and of two processes that start together one wins: a key
    that was overwritten would leave vaults nobody can open.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = _draft(path, make())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # The other process was first; its key counts.
        finally:
            draft.unlink()
        _flush_folder(path.parent)
    return path.read_text()


def _draft(path: Path, text: str) -> Path:
    """Write a file beside the one that it is to become, down to the disk."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _flush_folder(folder: Path) -> None:
    """Make sure that a name in a folder outlives a power cut, as the file's bytes do."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
