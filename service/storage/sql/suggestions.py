"""Suggestions in SQL."""

from dataclasses import replace

from sqlalchemy import ColumnElement, Engine, Update, insert, select, update
from sqlalchemy.exc import IntegrityError

from retrieval.passages.connecting import transaction
from service.model.reply import Draft, Suggestion
from service.storage.bodies import suggestion_from_json, suggestion_to_json
from service.storage.tables import suggestions


class SqlSuggestions:
    """Keeps suggestions for one tenant."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def keep(self, suggestion: Suggestion, vault: bytes) -> bool:
        """Keep a suggestion, its ticket's older waiting ones made stale; False if it is kept."""
        row = {
            "tenant": self._tenant,
            "id": suggestion.id,
            "ticket_id": suggestion.ticket_id,
            "message_id": suggestion.message_id,
            "state": suggestion.state,
            "kind": "draft" if isinstance(suggestion.reply, Draft) else "refusal",
            "created_at": suggestion.created_at,
            "body": suggestion_to_json(suggestion),
            "vault": vault,
        }
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(suggestions).values(**row))
                connection.execute(self._aging(suggestion.ticket_id, suggestion.message_id))
        except IntegrityError:
            return False
        return True

    def get(self, suggestion_id: str) -> tuple[Suggestion, bytes] | None:
        """Read a suggestion in its present state, and its vault."""
        query = select(suggestions).where(self._mine(), suggestions.c.id == suggestion_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        return replace(suggestion_from_json(row.body), state=row.state), row.vault

    def of_ticket(self, ticket_id: str) -> list[Suggestion]:
        """Read a ticket's suggestions, newest first."""
        query = (
            select(suggestions.c.body, suggestions.c.state)
            .where(self._mine(), suggestions.c.ticket_id == ticket_id)
            .order_by(suggestions.c.created_at.desc())
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [replace(suggestion_from_json(row.body), state=row.state) for row in rows]

    def mark_stale(self, ticket_id: str, *, message_id: str) -> None:
        """Mark the ticket's waiting suggestions stale that are not for this message."""
        with transaction(self._engine) as connection:
            connection.execute(self._aging(ticket_id, message_id))

    def _mine(self) -> ColumnElement[bool]:
        return suggestions.c.tenant == self._tenant

    def _aging(self, ticket_id: str, message_id: str) -> Update:
        return (
            update(suggestions)
            .where(
                self._mine(),
                suggestions.c.ticket_id == ticket_id,
                suggestions.c.message_id != message_id,
                suggestions.c.state == "waiting",
            )
            .values(state="stale")
        )
