"""Read out of a ticket what is asked: for the search, and for whoever writes the reply."""

from collections.abc import Sequence

from redaction.text import RedactedText
from retrieval.questions import Query, Turn, questions_of
from service.drafting.guarding import without_orders
from service.drafting.port import Question
from service.helpdesk.redacting import TicketRedaction
from service.model.ticket import Ticket


def message_asked(ticket: Ticket) -> str:
    """Give the id of the message that is to be answered; empty if a customer wrote none."""
    asked = [message.id for message in ticket.messages if message.author == "customer"]
    return asked[-1] if asked else ""


def queries_of(redaction: TicketRedaction) -> tuple[Query, ...]:
    """Give a ticket's questions as they are searched for, the most important first.

    What a message orders a model to do is not searched for: it would choose the articles.
    """
    turns = [
        Turn(without_orders(turn.text), turn.author == "customer") for turn in redaction.messages
    ]
    return questions_of(turns, without_orders(redaction.subject))


def question_of(redaction: TicketRedaction, queries: Sequence[Query], language: str) -> Question:
    """Give a ticket's question as a writer or an editor reads it."""
    turns = [turn for turn in redaction.messages if turn.author == "customer"]
    return Question(
        text=turns[-1].text if turns else redaction.subject,
        subject=redaction.subject,
        history=tuple(turn.text for turn in turns[:-1]),
        customer=redaction.requester.name,
        # Queries are cut out of redacted turns and nothing else.
        asked=tuple(RedactedText(query.text) for query in queries),
        language=language,
    )
