"""Read a model's summary of a ticket, and keep what the ticket bears out."""

from redaction.mentions import kinds_of
from redaction.text import PLACEHOLDER, RedactedText
from service.drafting.generating.calling.failing import UNREADABLE, CallFailedError
from service.drafting.generating.editing.checking import names
from service.drafting.generating.judging import placeholders_in
from service.drafting.generating.lines import LEFT_OUT, labelled
from service.drafting.guarding import leaves_safely
from service.drafting.port import Brief, Question
from service.drafting.prompts import SUM_UP, defused
from service.drafting.reading.words import numbers

MOST = 3
MOST_CHARACTERS = 300


def brief_in(answer: str, question: Question, editor: str) -> Brief:
    """Read the lines of a summary. Raises CallFailedError if none can be kept."""
    ticket = "\n".join((question.subject, *question.history, question.text))
    hidden = placeholders_in(question)
    kept: dict[str, list[RedactedText]] = {"S": [], "Q": []}
    for label, text in labelled(answer, kinds_of(hidden)):
        lines = kept.get(label)
        if lines is None or len(lines) == MOST or not _is_borne_out(text, ticket):
            continue
        # An agent clicks on what he reads, and sends what he is told to ask.
        if not leaves_safely(text, hosts=frozenset(), placeholders=hidden, instructions=SUM_UP):
            lines.append(RedactedText(text))
    if not kept["S"]:
        raise CallFailedError(UNREADABLE)
    return Brief(tuple(kept["S"]), tuple(kept["Q"]), editor)


def _is_borne_out(text: str, ticket: str) -> bool:
    """Whether the ticket has every number, name and placeholder of a line."""
    said = {match[0] for match in PLACEHOLDER.finditer(text)}
    bare = PLACEHOLDER.sub(" ", text)
    lower = ticket.lower()
    return (
        text != LEFT_OUT
        and len(text) <= MOST_CHARACTERS
        and defused(text) == text
        and all(name in ticket for name in said)
        and numbers(bare) <= numbers(ticket)
        and all(name.lower() in lower for name in names(bare))
    )
