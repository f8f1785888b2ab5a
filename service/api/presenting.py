"""Put values into the shapes that go out."""

from collections import Counter
from dataclasses import asdict

from redaction.entities import Entity
from redaction.text import PLACEHOLDER
from service.api.knowledge_presenting import evidence_out
from service.api.redaction_schemas import ReportOut
from service.api.schemas import (
    CitationOut,
    DecisionOut,
    EntityOut,
    MessageOut,
    SentenceOut,
    SpanOut,
    SuggestionOut,
    TicketHeadOut,
    TicketOut,
)
from service.desk import Offer
from service.model.feedback import ReportedText
from service.model.kept import RedactedTicket, TicketHead
from service.model.reply import Decision, Draft


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


def suggestion_out(offer: Offer, *, is_kept: bool = True) -> SuggestionOut:
    """Show a suggestion, its text restored."""
    suggestion, reply, restore = offer.suggestion, offer.suggestion.reply, offer.vault.restore
    is_draft = isinstance(reply, Draft)
    return SuggestionOut(
        id=suggestion.id if is_kept else None,
        ticket_id=suggestion.ticket_id if is_kept else None,
        kind="draft" if is_draft else "refusal",
        state=suggestion.state,
        text=restore(reply.text) if isinstance(reply, Draft) else "",
        redacted_text=reply.text if isinstance(reply, Draft) else "",
        sentences=_sentences(offer),
        hits=[evidence_out(found) for found in suggestion.hits],
        entities=[entity_out(entity) for entity in suggestion.entities],
        confidence=round(reply.confidence, 4),
        reason=None if isinstance(reply, Draft) else reply.reason,
        writer=reply.writer,
        fallback=reply.fallback,
        timings_ms=suggestion.timings_ms,
        created_at=suggestion.created_at,
    )


def _sentences(offer: Offer) -> list[SentenceOut]:
    reply = offer.suggestion.reply
    if not isinstance(reply, Draft):
        return []
    return [
        SentenceOut(
            text=offer.vault.restore(sentence.text),
            verdict=sentence.verdict,
            citations=[CitationOut(**asdict(citation)) for citation in sentence.citations],
        )
        for sentence in reply.sentences
    ]


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


def decision_out(decision: Decision) -> DecisionOut:
    """Show a decision."""
    return DecisionOut(**asdict(decision))
