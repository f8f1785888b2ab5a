"""The tables of tickets, suggestions, decisions and access; every row belongs to a tenant."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept as ISO 8601 text in UTC, which sorts as time does on every database.

    SQLite has no type for moments and would drop the time zone.
    """

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a moment; a naive one is refused, since nobody can tell what it means."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read a moment."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()

tickets = Table(
    "tickets",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(128), primary_key=True),
    Column("subject", Text, nullable=False),
    Column("requester_name", Text, nullable=False),
    Column("requester_email", Text, nullable=False),
    Column("requester_phone", Text, nullable=False),
    Column("preview", Text, nullable=False),
    Column("brand", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("plan", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("vault", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("updated_at", UtcTime, nullable=False),
)
Index("tickets_queue", tickets.c.tenant, tickets.c.updated_at, tickets.c.id)

messages = Table(
    "messages",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("ticket_id", String(128), primary_key=True),
    Column("id", String(128), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("author", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    ForeignKeyConstraint(["tenant", "ticket_id"], ["tickets.tenant", "tickets.id"]),
)

ticket_keys = Table(
    "ticket_keys",
    metadata,
    Column("tenant", String(64), primary_key=True),
    # A vendor's ticket is in no table of ours, so nothing is referred to.
    Column("ticket_id", String(128), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("erased_at", UtcTime),
    Column("erased_by", String(320), nullable=False),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("ticket_id", String(128), nullable=False),
    Column("message_id", String(128), nullable=False),
    Column("state", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("body", Text, nullable=False),
    Column("vault", LargeBinary, nullable=False),
)
Index("suggestions_of_ticket", suggestions.c.tenant, suggestions.c.ticket_id)

decisions = Table(
    "decisions",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("suggestion_id", String(64), primary_key=True),
    Column("action", String(16), nullable=False),
    Column("by", String(320), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("sent_at", UtcTime),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(["tenant", "suggestion_id"], ["suggestions.tenant", "suggestions.id"]),
)

agents = Table(
    "agents",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("email", String(320), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("password_hash", String(200), nullable=False),
)

api_keys = Table(
    "api_keys",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("created_at", UtcTime, nullable=False),
)

looks = Table(
    "looks",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("tenant", String(64), nullable=False),
    Column("ticket_id", String(128), nullable=False),
    Column("placeholder", String(64), nullable=False),
    Column("by", String(320), nullable=False),
    Column("at", UtcTime, nullable=False),
)

redaction_reports = Table(
    "redaction_reports",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("ticket_id", String(128), nullable=False),
    Column("message_id", String(128), nullable=False),
    Column("what", String(16), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("placeholder", String(64), nullable=False),
    Column("shape", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("by", String(320), nullable=False),
    Column("at", UtcTime, nullable=False),
    ForeignKeyConstraint(["tenant", "ticket_id"], ["tickets.tenant", "tickets.id"]),
)
Index(
    "redaction_reports_latest",
    redaction_reports.c.tenant,
    redaction_reports.c.at,
    redaction_reports.c.id,
)
Index("redaction_reports_of_ticket", redaction_reports.c.tenant, redaction_reports.c.ticket_id)
