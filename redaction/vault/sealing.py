"""The keys of vaults, and sealing with AES-GCM, bound to what a seal belongs to."""

import base64
import binascii
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

WRAPPED_KEY = b"DPK1"
OLD_VAULT = b"DPV1"
"""What a vault starts with that was sealed by the vault key itself, before tickets had keys."""

_SECRET_BYTES = 32
_NONCE_BYTES = 12
_LONGEST_ID = 255


class VaultSealedError(Exception):
    """A seal does not open: another key, another context, or it was tampered with."""


@dataclass(frozen=True, slots=True)
class VaultKey:
    """A desk's key, which wraps the keys of tickets; its ``id`` is public and tells keys apart."""

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


@dataclass(frozen=True, slots=True)
class TicketKey:
    """The key that seals one ticket's vaults, 32 random bytes; without it they open no more."""

    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "TicketKey":
        """Make a new key from the system's randomness."""
        return cls(os.urandom(_SECRET_BYTES))

    def wrap(self, key: VaultKey, context: str) -> bytes:
        """Encrypt this key with a vault key, for one context (tenant and ticket) alone."""
        return sealed(self.secret, key, context)

    @classmethod
    def unwrap(cls, wrapped: bytes, keys: Iterable[VaultKey], context: str) -> "TicketKey":
        """Decrypt a wrapped key with whichever of the vault keys wrapped it.

        Raises VaultSealedError.
        """
        return cls(opened(wrapped, keys, context))


def wrapped_by(wrapped: bytes) -> str:
    """Read the id of the vault key that wrapped a ticket's key.

    Raises VaultSealedError.
    """
    return _header(wrapped, WRAPPED_KEY)[len(WRAPPED_KEY) + 1 :].decode(errors="replace")


def sealed(plain: bytes, key: VaultKey, context: str, magic: bytes = WRAPPED_KEY) -> bytes:
    """Encrypt and authenticate: magic, key id, a fresh nonce, ciphertext with its tag.

    The header and the context are authenticated too (NIST SP 800-38D, associated data).
    """
    name = key.id.encode()
    header = magic + bytes([len(name)]) + name
    return header + encrypted(plain, key.secret, header + context.encode())


def opened(
    seal: bytes, keys: Iterable[VaultKey], context: str, magic: bytes = WRAPPED_KEY
) -> bytes:
    """Check and decrypt what ``sealed`` made.

    Raises VaultSealedError.
    """
    header = _header(seal, magic)
    name = header[len(magic) + 1 :]
    key = next((k for k in keys if k.id.encode() == name), None)
    if key is None:
        raise VaultSealedError("None of the keys at hand made this seal.")
    return decrypted(seal[len(header) :], key.secret, header + context.encode())


def encrypted(plain: bytes, secret: bytes, associated: bytes) -> bytes:
    """Encrypt with AES-256-GCM: a fresh nonce of 12 bytes, then ciphertext with its tag."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, plain, associated)


def decrypted(cipher: bytes, secret: bytes, associated: bytes) -> bytes:
    """Check and decrypt what ``encrypted`` made.

    Raises VaultSealedError.
    """
    try:
        return AESGCM(secret).decrypt(cipher[:_NONCE_BYTES], cipher[_NONCE_BYTES:], associated)
    except (InvalidTag, ValueError):
        raise VaultSealedError("It was sealed for another ticket, or was changed since.") from None


def _header(seal: bytes, magic: bytes) -> bytes:
    """Read the magic, the length of the key's id, and the id."""
    start = len(magic) + 1
    if not seal.startswith(magic) or len(seal) < start:
        raise VaultSealedError("This is not a seal of ours.")
    return seal[: start + seal[start - 1]]


def _fingerprint(secret: bytes) -> str:
    return hashlib.sha256(b"deskproof vault key id" + secret).hexdigest()[:12]
