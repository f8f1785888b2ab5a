"""Open and seal the vaults of tickets, each with the ticket's own key."""

import json
from datetime import UTC, datetime

from redaction.vault import (
    TicketKey,
    Vault,
    VaultSealedError,
    is_old,
    open_old_vault,
    open_vault,
    seal,
)
from service.errors import NotFoundError, VaultErasedError
from service.keyring import Keyring
from service.model.keys import KeptKey, Part
from service.storage.port import KeyStorage

_TRIES = 3


class Vaults:
    """The vaults of one tenant's tickets.

    Every ticket has a random key that seals its vaults; the desk's vault key only wraps these keys
    (envelope encryption; key-wrapping keys, NIST SP 800-57 part 1, 5.1.1). So replacing the vault
    key touches no vault, and erasing a ticket's key makes its vaults unreadable for ever.
    """

    def __init__(self, storage: KeyStorage, keyring: Keyring, tenant: str) -> None:
        self._storage = storage
        self._keyring = keyring
        self._tenant = tenant

    def seal(self, vault: Vault, ticket_id: str, part: Part) -> bytes:
        """Seal a vault with its ticket's key, which is made for the ticket's first vault.

        Raises VaultErasedError.
        """
        return seal(vault, self._key(ticket_id), self._bound(part, ticket_id))

    def open(self, sealed: bytes, ticket_id: str, part: Part) -> Vault:
        """Open a vault.

        Raises VaultErasedError, and VaultSealedError if it is another ticket's or was changed.
        """
        key = self._storage.get(ticket_id)
        if key is not None and key.erased_at is not None:
            raise VaultErasedError(ERASED)
        if is_old(sealed):
            context = f"{self._tenant}/{part}/{ticket_id}"
            return open_old_vault(sealed, self._keyring.keys(), context)
        if key is None:
            raise VaultSealedError("The ticket has no key.")
        return open_vault(sealed, self._unwrapped(key), self._bound(part, ticket_id))

    def erase(self, ticket_id: str, *, by: str) -> None:
        """Erase a ticket's key and vaults: what was hidden in it can never be read again.

        Raises NotFoundError, and ConflictError if the database is too busy to empty its journal.
        """
        if not self._storage.erase(ticket_id, by=by, at=datetime.now(UTC)):
            raise NotFoundError("There is no such ticket.")

    def wrap(self, key: TicketKey, ticket_id: str) -> bytes:
        """Wrap a ticket's key with the vault key that comes first."""
        return key.wrap(self._keyring.keys()[0], self._bound("key", ticket_id))

    def unwrap(self, kept: KeptKey) -> TicketKey:
        """Unwrap a ticket's key.

        Raises VaultSealedError if none of the vault keys wrapped it.
        """
        context = self._bound("key", kept.ticket_id)
        return TicketKey.unwrap(kept.wrapped, self._keyring.keys(), context)

    def _key(self, ticket_id: str) -> TicketKey:
        kept = self._storage.get(ticket_id) or self._made(ticket_id)
        return self._unwrapped(kept)

    def _made(self, ticket_id: str) -> KeptKey:
        """Make a ticket's key; of two who do so at once the first one's counts."""
        # A rotation must not drop the vault key between its wrapping this key and its being kept.
        with self._keyring.unchanged():
            wrapped = self.wrap(TicketKey.generate(), ticket_id)
            kept = KeptKey(ticket_id, wrapped, datetime.now(UTC))
            if self._storage.add(kept):
                return kept
        return self._storage.get(ticket_id) or kept

    def _unwrapped(self, kept: KeptKey) -> TicketKey:
        for _ in range(_TRIES):
            if kept.erased_at is not None:
                raise VaultErasedError(ERASED)
            try:
                return self.unwrap(kept)
            except VaultSealedError:
                # A rotation may have wrapped it anew since it was read.
                again = self._storage.get(kept.ticket_id)
                if again is None or again == kept:
                    raise
                kept = again
        return self.unwrap(kept)

    def _bound(self, part: str, ticket_id: str) -> str:
        """Spell what a seal is bound to; as JSON, so that no two triples are spelled alike."""
        return json.dumps([self._tenant, part, ticket_id])


ERASED = "What was hidden in this ticket has been erased."
