"""The built-in inbox's tickets in SQL."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    Row,
    ScalarSelect,
    and_,
    case,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from redaction.text import RedactedText
from retrieval.passages.connecting import transaction
from service.model.kept import (
    Cursor,
    RedactedMessage,
    RedactedRequester,
    RedactedTicket,
    TicketHead,
)
from service.storage.tables import messages, suggestions, ticket_keys, tickets

PREVIEW_LENGTH = 140


class SqlTickets:
    """Keeps tickets for one tenant."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def add(self, ticket: RedactedTicket) -> bool:
        """Keep a new ticket; False if its id is taken, and then nothing changes."""
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(tickets).values(tenant=self._tenant, **_columns(ticket)))
                connection.execute(
                    insert(messages),
                    [self._message_row(ticket.id, m, n) for n, m in enumerate(ticket.messages)],
                )
        except IntegrityError:
            return False
        return True

    def get(self, ticket_id: str) -> RedactedTicket | None:
        """Read a ticket with its messages in order."""
        with self._engine.connect() as connection:
            query = select(tickets, _erased_at().label("erased_at")).where(*self._is(ticket_id))
            row = connection.execute(query).one_or_none()
            turns = connection.execute(
                select(messages)
                .where(messages.c.tenant == self._tenant, messages.c.ticket_id == ticket_id)
                .order_by(messages.c.position)
            ).all()
        return None if row is None else _ticket(row, tuple(_message(turn) for turn in turns))

    def append(
        self, ticket_id: str, message: RedactedMessage, vault: bytes, *, version: int
    ) -> bool:
        """Add a message and replace the vault; False if the ticket has moved past ``version``."""
        status = "open" if message.author == "customer" else "answered"
        with transaction(self._engine) as connection:
            moved = connection.execute(
                update(tickets)
                .where(*self._is(ticket_id), tickets.c.version == version)
                .values(
                    vault=vault,
                    version=version + 1,
                    status=status,
                    updated_at=message.at,
                    preview=message.text[:PREVIEW_LENGTH],
                )
            )
            if moved.rowcount == 0:
                return False
            position = select(func.count()).where(
                messages.c.tenant == self._tenant, messages.c.ticket_id == ticket_id
            )
            row = self._message_row(ticket_id, message, connection.scalar(position) or 0)
            connection.execute(insert(messages).values(**row))
        return True

    def page(self, *, after: Cursor | None, limit: int, words: str = "") -> list[TicketHead]:
        """Read the queue, latest change first, from behind ``after``, filtered by plain words."""
        query = (
            select(tickets, self._newest_state().label("suggestion"))
            .where(tickets.c.tenant == self._tenant)
            .order_by(tickets.c.updated_at.desc(), tickets.c.id.desc())
            .limit(limit)
        )
        if after is not None:
            same_time = and_(tickets.c.updated_at == after.updated_at, tickets.c.id < after.id)
            query = query.where(or_(tickets.c.updated_at < after.updated_at, same_time))
        for word in words.split():
            in_ticket = tickets.c.subject.icontains(word, autoescape=True)
            query = query.where(or_(in_ticket, tickets.c.preview.icontains(word, autoescape=True)))
        with self._engine.connect() as connection:
            return [_head(row) for row in connection.execute(query)]

    def count(self) -> int:
        """Count the tickets."""
        query = select(func.count()).select_from(tickets).where(tickets.c.tenant == self._tenant)
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def _is(self, ticket_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return (tickets.c.tenant == self._tenant, tickets.c.id == ticket_id)

    def _newest_state(self) -> ScalarSelect[str]:
        return (
            select(
                case(
                    (suggestions.c.state == "waiting", suggestions.c.kind),
                    else_=suggestions.c.state,
                )
            )
            .where(
                suggestions.c.tenant == tickets.c.tenant, suggestions.c.ticket_id == tickets.c.id
            )
            .order_by(suggestions.c.created_at.desc())
            .limit(1)
            .scalar_subquery()
        )

    def _message_row(
        self, ticket_id: str, message: RedactedMessage, position: int
    ) -> dict[str, object]:
        return {
            "tenant": self._tenant,
            "ticket_id": ticket_id,
            "position": position,
            "id": message.id,
            "author": message.author,
            "text": message.text,
            "at": message.at,
        }


def _erased_at() -> ScalarSelect[datetime | None]:
    return (
        select(ticket_keys.c.erased_at)
        .where(ticket_keys.c.tenant == tickets.c.tenant, ticket_keys.c.ticket_id == tickets.c.id)
        .scalar_subquery()
    )


def _columns(ticket: RedactedTicket) -> dict[str, object]:
    last = ticket.messages[-1].text if ticket.messages else ""
    return {
        "id": ticket.id,
        "subject": ticket.subject,
        "requester_name": ticket.requester.name,
        "requester_email": ticket.requester.email,
        "requester_phone": ticket.requester.phone,
        "preview": last[:PREVIEW_LENGTH],
        "brand": ticket.brand,
        "language": ticket.language,
        "plan": ticket.plan,
        "status": ticket.status,
        "vault": ticket.vault,
        "version": ticket.version,
        "created_at": ticket.created_at,
        "updated_at": ticket.updated_at,
    }


def _message(row: Row[Any]) -> RedactedMessage:
    return RedactedMessage(row.id, row.author, RedactedText(row.text), row.at)


def _ticket(row: Row[Any], turns: tuple[RedactedMessage, ...]) -> RedactedTicket:
    return RedactedTicket(
        id=row.id,
        subject=RedactedText(row.subject),
        requester=_requester(row),
        messages=turns,
        vault=row.vault,
        created_at=row.created_at,
        updated_at=row.updated_at,
        brand=row.brand,
        language=row.language,
        plan=row.plan,
        status=row.status,
        version=row.version,
        erased_at=row.erased_at,
    )


def _requester(row: Row[Any]) -> RedactedRequester:
    return RedactedRequester(
        RedactedText(row.requester_name),
        RedactedText(row.requester_email),
        RedactedText(row.requester_phone),
    )


def _head(row: Row[Any]) -> TicketHead:
    return TicketHead(
        id=row.id,
        subject=RedactedText(row.subject),
        requester=_requester(row).shown,
        preview=RedactedText(row.preview),
        status=row.status,
        updated_at=row.updated_at,
        suggestion=row.suggestion,
    )
