"""Reports on redaction in SQL."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from redaction.text import RedactedText
from retrieval.passages.connecting import transaction
from service.model.feedback import RedactionReport, ReportCount, ReportedText
from service.model.kept import Cursor, RedactedTicket
from service.storage.database import empty_journal
from service.storage.sql.tickets import PREVIEW_LENGTH
from service.storage.tables import messages, tickets
from service.storage.tables import redaction_reports as reports


class SqlReports:
    """Keeps one tenant's reports, and the tickets in which they hide more."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def keep(self, report: RedactionReport, hidden: RedactedTicket | None = None) -> bool:
        """Keep a report and the ticket in which more is hidden; False if either is too late."""
        row = {
            "tenant": self._tenant,
            "id": report.id,
            "ticket_id": report.ticket_id,
            "message_id": report.message_id,
            "what": report.what,
            "kind": report.kind,
            "placeholder": report.placeholder,
            "shape": report.shape,
            "version": report.version,
            "by": report.by,
            "at": report.at,
        }
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(reports).values(**row))
                if hidden is not None and not self._rewrite(connection, hidden):
                    connection.rollback()
                    return False
        except IntegrityError:
            return False
        return True

    def get(self, report_id: str) -> ReportedText | None:
        """Read a report."""
        with self._engine.connect() as connection:
            row = connection.execute(self._all().where(reports.c.id == report_id)).one_or_none()
        return None if row is None else _with_text(row)

    def of_ticket(self, ticket_id: str) -> list[RedactionReport]:
        """Read a ticket's reports, oldest first."""
        query = (
            select(reports)
            .where(reports.c.tenant == self._tenant, reports.c.ticket_id == ticket_id)
            .order_by(reports.c.at, reports.c.id)
        )
        with self._engine.connect() as connection:
            return [_report(row) for row in connection.execute(query)]

    def page(self, *, after: Cursor | None, limit: int) -> list[ReportedText]:
        """Read the reports, latest first, from behind ``after``."""
        query = self._all().order_by(reports.c.at.desc(), reports.c.id.desc()).limit(limit)
        if after is not None:
            same_time = and_(reports.c.at == after.updated_at, reports.c.id < after.id)
            query = query.where(or_(reports.c.at < after.updated_at, same_time))
        with self._engine.connect() as connection:
            return [_with_text(row) for row in connection.execute(query)]

    def counts(self) -> list[ReportCount]:
        """Count the reports by what and kind, the commonest first."""
        count = func.count().label("times")
        query = (
            select(reports.c.what, reports.c.kind, count)
            .where(reports.c.tenant == self._tenant)
            .group_by(reports.c.what, reports.c.kind)
            .order_by(count.desc(), reports.c.what, reports.c.kind)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [ReportCount(row.what, row.kind, row.times) for row in rows]

    def purge(self) -> None:
        """Leave nothing in files of what was overwritten."""
        empty_journal(self._engine)

    def _rewrite(self, connection: Connection, ticket: RedactedTicket) -> bool:
        """Replace a ticket's texts and vault; False if it has moved past its version."""
        last = ticket.messages[-1].text if ticket.messages else ""
        moved = connection.execute(
            update(tickets)
            .where(
                tickets.c.tenant == self._tenant,
                tickets.c.id == ticket.id,
                tickets.c.version == ticket.version,
            )
            .values(
                subject=ticket.subject,
                preview=last[:PREVIEW_LENGTH],
                vault=ticket.vault,
                version=ticket.version + 1,
            )
        )
        for turn in ticket.messages if moved.rowcount else ():
            connection.execute(
                update(messages).where(*self._is(ticket.id, turn.id)).values(text=turn.text)
            )
        return bool(moved.rowcount)

    def _is(self, ticket_id: str, message_id: str) -> tuple[ColumnElement[bool], ...]:
        return (
            messages.c.tenant == self._tenant,
            messages.c.ticket_id == ticket_id,
            messages.c.id == message_id,
        )

    def _all(self) -> Select[Any]:
        """Every report with the text of its message, or of the subject if it names none."""
        its_ticket = and_(tickets.c.tenant == reports.c.tenant, tickets.c.id == reports.c.ticket_id)
        its_message = and_(
            messages.c.tenant == reports.c.tenant,
            messages.c.ticket_id == reports.c.ticket_id,
            messages.c.id == reports.c.message_id,
        )
        text = func.coalesce(messages.c.text, tickets.c.subject).label("text")
        return (
            select(reports, text)
            .join(tickets, its_ticket)
            .outerjoin(messages, its_message)
            .where(reports.c.tenant == self._tenant)
        )


def _with_text(row: Row[Any]) -> ReportedText:
    return ReportedText(_report(row), RedactedText(row.text))


def _report(row: Row[Any]) -> RedactionReport:
    return RedactionReport(
        id=row.id,
        ticket_id=row.ticket_id,
        message_id=row.message_id,
        what=row.what,
        placeholder=row.placeholder,
        shape=row.shape,
        version=row.version,
        by=row.by,
        at=row.at,
    )
