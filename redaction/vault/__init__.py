"""The vault of a ticket: placeholders and the originals they stand for."""

from redaction.vault.sealing import VaultKey, VaultSealedError
from redaction.vault.vault import Vault

__all__ = ["Vault", "VaultKey", "VaultSealedError"]
