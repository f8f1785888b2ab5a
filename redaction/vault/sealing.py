"""Seal a vault's bytes with AES-GCM, bound to the ticket they belong to."""

import base64
import binascii
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MAGIC = b"DPV1"
_SECRET_BYTES = 32
_NONCE_BYTES = 12
_LONGEST_ID = 255


class VaultSealedError(Exception):
    """A sealed vault does not open: another key, another context, or it was tampered with."""


@dataclass(frozen=True, slots=True)
class VaultKey:
    """A key that seals vaults; ``id`` tells keys apart when one replaces another, and is public."""

    id: str
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _SECRET_BYTES:
            raise ValueError("A vault key's secret has 32 bytes.")
        if not 1 <= len(self.id.encode()) <= _LONGEST_ID or ":" in self.id:
            raise ValueError("A vault key's id has 1 to 255 bytes and no colon.")

    @classmethod
    def generate(cls) -> "VaultKey":
        """Make a new key from the system's randomness."""
        secret = os.urandom(_SECRET_BYTES)
        return cls(_fingerprint(secret), secret)

    @classmethod
    def from_text(cls, text: str) -> "VaultKey":
        """Read a key as written by ``to_text``, or 32 bytes in base64 alone.

        Raises ValueError, which does not show the text.
        """
        name, _, encoded = text.strip().rpartition(":")
        try:
            secret = base64.b64decode(encoded.replace("-", "+").replace("_", "/"), validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("A vault key is written in base64.") from None
        return cls(name or _fingerprint(secret), secret)

    def to_text(self) -> str:
        """Write the key for a settings file: its id, a colon, and the secret in base64."""
        return f"{self.id}:{base64.b64encode(self.secret).decode()}"


def sealed(plain: bytes, key: VaultKey, context: str) -> bytes:
    """Encrypt and authenticate: magic, key id, a fresh nonce, ciphertext with its tag.

    The header and the context are authenticated too (NIST SP 800-38D, associated data).
    """
    name = key.id.encode()
    header = _MAGIC + bytes([len(name)]) + name
    nonce = os.urandom(_NONCE_BYTES)
    return header + nonce + AESGCM(key.secret).encrypt(nonce, plain, header + context.encode())


def opened(seal: bytes, keys: Iterable[VaultKey], context: str) -> bytes:
    """Check and decrypt what ``sealed`` made.

    Raises VaultSealedError.
    """
    start = len(_MAGIC) + 1
    if not seal.startswith(_MAGIC) or len(seal) < start:
        raise VaultSealedError("This is not a sealed vault.")
    end = start + seal[start - 1]
    key = next((k for k in keys if k.id.encode() == seal[start:end]), None)
    if key is None:
        raise VaultSealedError("None of the keys at hand sealed this vault.")
    nonce, encrypted = seal[end : end + _NONCE_BYTES], seal[end + _NONCE_BYTES :]
    try:
        return AESGCM(key.secret).decrypt(nonce, encrypted, seal[:end] + context.encode())
    except (InvalidTag, ValueError):
        raise VaultSealedError(
            "The vault was sealed for another ticket, or was changed since."
        ) from None


def _fingerprint(secret: bytes) -> str:
    return hashlib.sha256(b"deskproof vault key id" + secret).hexdigest()[:12]
