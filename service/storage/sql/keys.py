"""The wrapped keys of tickets in SQL, and erasing them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from retrieval.passages.connecting import transaction
from service.model.keys import KeptKey
from service.storage.database import empty_journal
from service.storage.tables import suggestions, ticket_keys, tickets

_GONE = b""


class SqlKeys:
    """Keeps the keys of one tenant's tickets."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def get(self, ticket_id: str) -> KeptKey | None:
        """Read a ticket's key, also an erased one."""
        with self._engine.connect() as connection:
            row = connection.execute(select(ticket_keys).where(*self._is(ticket_id))).one_or_none()
        return None if row is None else _key(row)

    def add(self, key: KeptKey) -> bool:
        """Keep a new ticket's key; False if the ticket has one, or had."""
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(ticket_keys).values(self._row(key)))
        except IntegrityError:
            return False
        return True

    def erase(self, ticket_id: str, *, by: str, at: datetime) -> bool:
        """Erase a ticket's key and the vaults that it opened; False if there is no such ticket."""
        with transaction(self._engine) as connection:
            if not self._erased(connection, ticket_id, by, at):
                return False
            connection.execute(
                update(tickets)
                .where(tickets.c.tenant == self._tenant, tickets.c.id == ticket_id)
                .values(vault=_GONE)
            )
            mine = (suggestions.c.tenant == self._tenant, suggestions.c.ticket_id == ticket_id)
            connection.execute(update(suggestions).where(*mine).values(vault=_GONE))
            waiting = update(suggestions).where(*mine, suggestions.c.state == "waiting")
            connection.execute(waiting.values(state="stale"))
        empty_journal(self._engine)
        return True

    def page(self, *, after: str, limit: int) -> list[KeptKey]:
        """Read keys that are not erased, by ticket, from behind one."""
        query = (
            select(ticket_keys)
            .where(self._living(), ticket_keys.c.ticket_id > after)
            .order_by(ticket_keys.c.ticket_id)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [_key(row) for row in connection.execute(query)]

    def rewrap(self, key: KeptKey, wrapped: bytes) -> bool:
        """Replace a wrapped key; False if it is no longer as it was, as when it was erased."""
        with transaction(self._engine) as connection:
            done = connection.execute(
                update(ticket_keys)
                .where(*self._is(key.ticket_id), ticket_keys.c.wrapped == key.wrapped)
                .values(wrapped=wrapped)
            )
        return done.rowcount > 0

    def count(self) -> int:
        """Count the keys that are not erased."""
        query = select(func.count()).select_from(ticket_keys).where(self._living())
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def _erased(self, connection: Connection, ticket_id: str, by: str, at: datetime) -> bool:
        """Empty the key's row, or leave a row that says that the ticket's vaults are erased."""
        emptied = connection.execute(
            update(ticket_keys)
            .where(*self._is(ticket_id), self._living())
            .values(wrapped=_GONE, erased_at=at, erased_by=by)
        )
        if emptied.rowcount:
            return True
        was = connection.execute(select(ticket_keys).where(*self._is(ticket_id))).one_or_none()
        if was is None and self._is_there(connection, ticket_id):
            # Its vaults are of the time before tickets had keys.
            gone = KeptKey(ticket_id, _GONE, at, erased_at=at, erased_by=by)
            connection.execute(insert(ticket_keys).values(self._row(gone)))
            return True
        return was is not None

    def _is_there(self, connection: Connection, ticket_id: str) -> bool:
        own = select(tickets.c.id).where(
            tickets.c.tenant == self._tenant, tickets.c.id == ticket_id
        )
        vendors = select(suggestions.c.id).where(
            suggestions.c.tenant == self._tenant, suggestions.c.ticket_id == ticket_id
        )
        return connection.execute(own.union_all(vendors)).first() is not None

    def _is(self, ticket_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return (ticket_keys.c.tenant == self._tenant, ticket_keys.c.ticket_id == ticket_id)

    def _living(self) -> ColumnElement[bool]:
        return (ticket_keys.c.tenant == self._tenant) & ticket_keys.c.erased_at.is_(None)

    def _row(self, key: KeptKey) -> dict[str, object]:
        return {
            "tenant": self._tenant,
            "ticket_id": key.ticket_id,
            "wrapped": key.wrapped,
            "created_at": key.created_at,
            "erased_at": key.erased_at,
            "erased_by": key.erased_by,
        }


def _key(row: Row[Any]) -> KeptKey:
    return KeptKey(row.ticket_id, row.wrapped, row.created_at, row.erased_at, row.erased_by)
