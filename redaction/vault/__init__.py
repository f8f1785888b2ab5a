"""The vault of a ticket: placeholders and the originals they stand for."""

from redaction.vault.keeping import is_old, open_old_vault, open_vault, seal
from redaction.vault.restoring import RestoringStream
from redaction.vault.sealing import OLD_VAULT, TicketKey, VaultKey, VaultSealedError, wrapped_by
from redaction.vault.vault import Vault

__all__ = [
    "OLD_VAULT",
    "RestoringStream",
    "TicketKey",
    "Vault",
    "VaultKey",
    "VaultSealedError",
    "is_old",
    "open_old_vault",
    "open_vault",
    "seal",
    "wrapped_by",
]
