"""The keys of one desk: files in its home folder that only its owner can read."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from redaction.vault import VaultKey


def vault_keys(home: Path, given: str) -> tuple[VaultKey, ...]:
    """Read the keys that open vaults, the one that seals first; made at the first start.

    Raises ValueError if a key is not 32 bytes in base64.
    """
    text = given or _kept(home / "vault.key", lambda: VaultKey.generate().to_text())
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
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # The other process was first; its key counts.
        finally:
            draft.unlink()
    return path.read_text()
