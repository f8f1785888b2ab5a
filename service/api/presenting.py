"""Put values into the shapes that go out."""

from collections import Counter
from dataclasses import asdict

from redaction.entities import Entity
from redaction.text import PLACEHOLDER
from service.api.redaction_schemas import ReportOut
from service.api.schemas import EntityOut, MessageOut, SpanOut, TicketHeadOut, TicketOut
from service.model.feedback import ReportedText
from service.model.kept import RedactedTicket, TicketHead


def ticket_out(ticket: RedactedTicket) -> TicketOut:
    """Show a ticket, redacted."""
    return TicketOut(
        id=ticket.id,
        subject=ticket.subject,
        requester=asdict(ticket.requester),
        messages=[MessageOut(**asdict(message)) for message in ticket.messages],
        status=ticket.status,
        brand=ticket.brand,
        language=ticket.language,
        plan=ticket.plan,
        hidden=hidden_values(ticket),
        created_at=ticket.created_at,
        updated_at=ticket.updated_at,
        erased_at=ticket.erased_at,
    )


def hidden_values(ticket: RedactedTicket) -> dict[str, int]:
    """Count a ticket's hidden values by kind; a value that occurs twice counts once."""
    who = ticket.requester
    texts = (who.name, who.email, who.phone, ticket.subject, *(m.text for m in ticket.messages))
    found = {match[0]: match[1] for text in texts for match in PLACEHOLDER.finditer(text)}
    return dict(Counter(found.values()).most_common())


def head_out(head: TicketHead) -> TicketHeadOut:
    """Show a line of the queue."""
    return TicketHeadOut(**asdict(head))


def entity_out(entity: Entity) -> EntityOut:
    """Show an entity."""
    return EntityOut(
        kind=entity.kind, start=entity.start, end=entity.end, score=round(entity.score, 4)
    )


def report_out(reported: ReportedText) -> ReportOut:
    """Show a report with its text."""
    report = reported.report
    places = (
        found.span()
        for found in PLACEHOLDER.finditer(reported.text)
        if found[0] == report.placeholder
    )
    return ReportOut(
        **asdict(report),
        kind=report.kind,
        text=reported.text,
        spans=[SpanOut(start=start, end=end) for start, end in places],
    )
