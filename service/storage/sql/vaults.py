"""Vaults in SQL that were sealed before tickets had keys."""

from sqlalchemy import Column, ColumnElement, Engine, literal, select, union_all, update

from redaction.vault import OLD_VAULT
from retrieval.passages.connecting import transaction
from service.model.keys import SealedVault
from service.storage.tables import suggestions, tickets

_TABLES = {"ticket": tickets, "suggestion": suggestions}


class SqlVaults:
    """Finds one tenant's vaults of the old form, and replaces them."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def old(self, *, limit: int) -> list[SealedVault]:
        """Read some vaults of the old form."""
        own = select(
            literal("ticket").label("part"),
            tickets.c.id,
            tickets.c.id.label("ticket_id"),
            tickets.c.vault,
        ).where(tickets.c.tenant == self._tenant, _is_old(tickets.c.vault))
        of_suggestions = select(
            literal("suggestion"), suggestions.c.id, suggestions.c.ticket_id, suggestions.c.vault
        ).where(suggestions.c.tenant == self._tenant, _is_old(suggestions.c.vault))
        with self._engine.connect() as connection:
            rows = connection.execute(union_all(own, of_suggestions).limit(limit)).all()
        return [SealedVault(row.part, row.id, row.ticket_id, row.vault) for row in rows]

    def replace(self, vault: SealedVault, sealed: bytes) -> bool:
        """Replace a vault; False if it is no longer as it was."""
        table = _TABLES[vault.part]
        with transaction(self._engine) as connection:
            done = connection.execute(
                update(table)
                .where(
                    table.c.tenant == self._tenant,
                    table.c.id == vault.id,
                    table.c.vault == vault.sealed,
                )
                .values(vault=sealed)
            )
        return done.rowcount > 0


def _is_old(vault: Column[bytes]) -> ColumnElement[bool]:
    """Compare the first bytes as every database can: blobs are ordered byte by byte."""
    behind = OLD_VAULT[:-1] + bytes([OLD_VAULT[-1] + 1])
    return (vault >= OLD_VAULT) & (vault < behind)
