"""Suggestions in SQL."""

from dataclasses import replace

from sqlalchemy import ColumnElement, Engine, Update, insert, select, update
from sqlalchemy.exc import IntegrityError

from retrieval.passages.connecting import transaction
from service.model.reply import Decision, Suggestion
from service.storage.bodies import decision_to_json, suggestion_from_json, suggestion_to_json
from service.storage.tables import decisions, suggestions


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
            "kind": suggestion.kind,
            "created_at": suggestion.created_at,
            "body": suggestion_to_json(suggestion),
            "vault": vault,
        }
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(suggestions).values(**row))
                connection.execute(self._aging(suggestion.ticket_id, suggestion.id))
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

    def mark_stale(self, ticket_id: str, *, current: str) -> None:
        """Mark the ticket's waiting suggestions stale but the one of the id ``current``."""
        with transaction(self._engine) as connection:
            connection.execute(self._aging(ticket_id, current))

    def rewrite(self, suggestion: Suggestion, vault: bytes, decision: Decision | None) -> bool:
        """Replace a suggestion's texts, vault and decision; False if its state is another."""
        is_it = (self._mine(), suggestions.c.id == suggestion.id)
        with transaction(self._engine) as connection:
            taken = connection.execute(
                update(suggestions)
                .where(*is_it, suggestions.c.state == suggestion.state)
                .values(body=suggestion_to_json(suggestion), vault=vault)
            )
            if taken.rowcount and decision is not None:
                connection.execute(
                    update(decisions)
                    .where(
                        decisions.c.tenant == self._tenant,
                        decisions.c.suggestion_id == suggestion.id,
                    )
                    .values(body=decision_to_json(decision))
                )
        return bool(taken.rowcount)

    def _mine(self) -> ColumnElement[bool]:
        return suggestions.c.tenant == self._tenant

    def _aging(self, ticket_id: str, current: str) -> Update:
        return (
            update(suggestions)
            .where(
                self._mine(),
                suggestions.c.ticket_id == ticket_id,
                suggestions.c.id != current,
                suggestions.c.state == "waiting",
            )
            .values(state="stale")
        )
