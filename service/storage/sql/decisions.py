"""Decisions in SQL, and the replies still to be delivered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from retrieval.passages.connecting import transaction
from service.model.reply import Decision
from service.storage.bodies import decision_from_json, decision_to_json
from service.storage.tables import decisions, suggestions


class SqlDecisions:
    """Keeps decisions for one tenant."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def decide(self, decision: Decision, vault: bytes) -> bool:
        """Keep a decision, its suggestion's new state and vault at once; False if not waiting."""
        with transaction(self._engine) as connection:
            taken = connection.execute(
                update(suggestions)
                .where(
                    suggestions.c.tenant == self._tenant,
                    suggestions.c.id == decision.suggestion_id,
                    suggestions.c.state == "waiting",
                )
                .values(state=decision.action, vault=vault)
            )
            if taken.rowcount == 0:
                return False
            connection.execute(
                insert(decisions).values(
                    tenant=self._tenant,
                    suggestion_id=decision.suggestion_id,
                    action=decision.action,
                    by=decision.by,
                    at=decision.at,
                    sent_at=decision.sent_at,
                    body=decision_to_json(decision),
                )
            )
        return True

    def get(self, suggestion_id: str) -> Decision | None:
        """Read the decision on a suggestion."""
        query = select(decisions.c.body, decisions.c.sent_at).where(
            decisions.c.tenant == self._tenant, decisions.c.suggestion_id == suggestion_id
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else replace(decision_from_json(row.body), sent_at=row.sent_at)

    def undelivered(self) -> Sequence[Decision]:
        """Read decisions whose reply the helpdesk has not taken yet, oldest first."""
        query = (
            select(decisions.c.body)
            .where(
                decisions.c.tenant == self._tenant,
                decisions.c.sent_at.is_(None),
                decisions.c.action != "rejected",
            )
            .order_by(decisions.c.at)
        )
        with self._engine.connect() as connection:
            return [decision_from_json(row.body) for row in connection.execute(query)]

    def delivered(self, suggestion_id: str, at: datetime) -> None:
        """Note that the helpdesk has taken the reply."""
        with transaction(self._engine) as connection:
            connection.execute(
                update(decisions)
                .where(
                    decisions.c.tenant == self._tenant,
                    decisions.c.suggestion_id == suggestion_id,
                )
                .values(sent_at=at)
            )
