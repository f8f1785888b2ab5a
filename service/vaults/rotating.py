"""Replace the vault key: a new one wraps every ticket's key, then the old ones are dropped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from redaction.vault import VaultKey, VaultSealedError, wrapped_by
from service.errors import InvalidRequestError, VaultErasedError
from service.keyring import GivenKeys, KeyFile
from service.model.keys import KeptKey
from service.storage.port import KeyStorage, VaultStorage
from service.vaults.vaults import Vaults

_PAGE = 500
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rotation:
    """What a rotation did: keys of tickets wrapped anew, vaults of the old form sealed anew.

    ``unreadable`` counts what no key opens; as long as there is any, no key is dropped.
    ``dropped`` counts the old vault keys taken out of the key file.
    """

    wrapped: int
    resealed: int
    unreadable: int
    dropped: int


class Rotator:
    """Rotates the vault key of one desk, while its servers run.

    It may be killed at any moment and run again. A new key is in the key file before anything is
    wrapped with it, and an old one leaves it only when nothing is. Servers read the file again when
    it has changed, and hold its lock while they make a ticket's key.
    """

    def __init__(
        self,
        vaults: Vaults,
        keys: KeyStorage,
        old_vaults: VaultStorage,
        keyring: KeyFile | GivenKeys,
    ) -> None:
        self._vaults = vaults
        self._keys = keys
        self._old_vaults = old_vaults
        self._keyring = keyring
        self._wrapped = 0
        self._unreadable: set[str] = set()

    def rotate(self, on_progress: OnProgress) -> Rotation:
        """Wrap every ticket's key anew and drop the old vault keys; go on where one was killed.

        Raises InvalidRequestError if a setting gives the key and names no new one.
        """
        newest = self._begun()
        resealed = self._reseal()
        total = self._keys.count()
        for done, kept in enumerate(self._every(), start=1):
            self._check(kept, newest)
            on_progress(done, max(done, total))
        dropped = self._drop(newest)
        return Rotation(self._wrapped, resealed, len(self._unreadable), dropped)

    def _begun(self) -> VaultKey:
        """Put a new key in front, unless an unfinished rotation has."""
        with self._keyring.unchanged():
            keys = self._keyring.keys()
            if len(keys) > 1:
                return keys[0]
            if isinstance(self._keyring, GivenKeys):
                raise InvalidRequestError(GIVEN)
            new = VaultKey.generate()
            self._keyring.replace([new, *keys])
            return new

    def _reseal(self) -> int:
        """Seal with their tickets' keys the vaults that a vault key sealed by itself."""
        done, failed = 0, set[tuple[str, str]]()
        while True:
            vaults = self._old_vaults.old(limit=_PAGE + len(failed))
            waiting = [one for one in vaults if (one.part, one.id) not in failed]
            if not waiting:
                break
            for one in waiting:
                try:
                    vault = self._vaults.open(one.sealed, one.ticket_id, one.part)
                    sealed = self._vaults.seal(vault, one.ticket_id, one.part)
                except (VaultSealedError, VaultErasedError):
                    failed.add((one.part, one.id))
                    continue
                done += self._old_vaults.replace(one, sealed)
        self._unreadable |= {f"{part}/{name}" for part, name in failed}
        return done

    def _every(self) -> Iterator[KeptKey]:
        page = self._keys.page(after="", limit=_PAGE)
        while page:
            yield from page
            page = self._keys.page(after=page[-1].ticket_id, limit=_PAGE)

    def _check(self, kept: KeptKey, newest: VaultKey) -> None:
        """See that a ticket's key opens, and wrap it with the newest vault key if it is not yet."""
        try:
            key = self._vaults.unwrap(kept)
        except VaultSealedError:
            self._unreadable.add(f"key/{kept.ticket_id}")
            return
        if wrapped_by(kept.wrapped) != newest.id:
            # One that was erased meanwhile stays erased.
            self._wrapped += self._keys.rewrap(kept, self._vaults.wrap(key, kept.ticket_id))

    def _drop(self, newest: VaultKey) -> int:
        """Take the old keys out of the key file, when nothing needs them any more."""
        if isinstance(self._keyring, GivenKeys):
            return 0
        with self._keyring.unchanged():
            # What a server wrapped with an old key just before it read the new one.
            for kept in self._every():
                if wrapped_by(kept.wrapped) != newest.id:
                    self._check(kept, newest)
            if self._unreadable or self._old_vaults.old(limit=1):
                return 0
            dropped = len(self._keyring.keys()) - 1
            self._keyring.replace([newest])
            return dropped


GIVEN = (
    "The vault key is given by DESKPROOF_VAULT_KEY, so a new one must be put there: make it with "
    "`openssl rand -base64 32`, write it in front of the old one with a space between them, "
    "restart the servers, and rotate again. Then take the old key out."
)
