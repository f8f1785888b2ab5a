"""Keys of tickets in memory, and their vaults of the old form."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from redaction.vault import is_old
from service.model.kept import RedactedTicket
from service.model.keys import KeptKey, SealedVault
from service.model.reply import Suggestion

_GONE = b""


class MemoryKeys:
    """Keeps keys in a dictionary, beside the tickets and suggestions whose vaults they open."""

    def __init__(
        self,
        tickets: dict[str, RedactedTicket],
        suggestions: dict[str, tuple[Suggestion, bytes]],
    ) -> None:
        self._keys: dict[str, KeptKey] = {}
        self._tickets = tickets
        self._suggestions = suggestions

    def get(self, ticket_id: str) -> KeptKey | None:
        """Read a ticket's key, also an erased one."""
        return self._keys.get(ticket_id)

    def add(self, key: KeptKey) -> bool:
        """Keep a new ticket's key; False if the ticket has one, or had."""
        return self._keys.setdefault(key.ticket_id, key) is key

    def erase(self, ticket_id: str, *, by: str, at: datetime) -> bool:
        """Erase a ticket's key and the vaults that it opened; False if there is no such ticket."""
        mine = [k for k, (one, _) in self._suggestions.items() if one.ticket_id == ticket_id]
        if ticket_id not in self._keys and ticket_id not in self._tickets and not mine:
            return False
        key = self._keys.get(ticket_id, KeptKey(ticket_id, _GONE, at))
        if key.erased_at is None:
            self._keys[ticket_id] = replace(key, wrapped=_GONE, erased_at=at, erased_by=by)
        if ticket_id in self._tickets:
            erased_at = self._keys[ticket_id].erased_at
            gone = replace(self._tickets[ticket_id], vault=_GONE, erased_at=erased_at)
            self._tickets[ticket_id] = gone
        for name in mine:
            one = self._suggestions[name][0]
            state = "stale" if one.state == "waiting" else one.state
            self._suggestions[name] = (replace(one, state=state), _GONE)
        return True

    def page(self, *, after: str, limit: int) -> list[KeptKey]:
        """Read keys that are not erased, by ticket, from behind one."""
        living = [key for key in self._living() if key.ticket_id > after]
        return sorted(living, key=lambda key: key.ticket_id)[:limit]

    def rewrap(self, key: KeptKey, wrapped: bytes) -> bool:
        """Replace a wrapped key; False if it is no longer as it was, as when it was erased."""
        kept = self._keys.get(key.ticket_id)
        if kept is None or kept.wrapped != key.wrapped:
            return False
        self._keys[key.ticket_id] = replace(kept, wrapped=wrapped)
        return True

    def count(self) -> int:
        """Count the keys that are not erased."""
        return len(list(self._living()))

    def _living(self) -> Iterable[KeptKey]:
        return (key for key in self._keys.values() if key.erased_at is None)


class MemoryVaults:
    """Finds vaults of the old form, and replaces them."""

    def __init__(
        self,
        tickets: dict[str, RedactedTicket],
        suggestions: dict[str, tuple[Suggestion, bytes]],
    ) -> None:
        self._tickets = tickets
        self._suggestions = suggestions

    def old(self, *, limit: int) -> list[SealedVault]:
        """Read some vaults of the old form."""
        every = [
            *(SealedVault("ticket", t.id, t.id, t.vault) for t in self._tickets.values()),
            *(
                SealedVault("suggestion", one.id, one.ticket_id, sealed)
                for one, sealed in self._suggestions.values()
            ),
        ]
        return [vault for vault in every if is_old(vault.sealed)][:limit]

    def replace(self, vault: SealedVault, sealed: bytes) -> bool:
        """Replace a vault; False if it is no longer as it was."""
        if vault.part == "ticket":
            ticket = self._tickets[vault.id]
            if ticket.vault == vault.sealed:
                self._tickets[vault.id] = replace(ticket, vault=sealed)
            return ticket.vault == vault.sealed
        suggestion, kept = self._suggestions[vault.id]
        if kept == vault.sealed:
            self._suggestions[vault.id] = (suggestion, sealed)
        return kept == vault.sealed
