"""Read a model's summary of a ticket, and keep what the ticket bears out."""

from redaction.mentions import kinds_of
from redaction.text import PLACEHOLDER, RedactedText
from service.drafting.generating.calling.failing import UNREADABLE, CallFailedError
from service.drafting.generating.editing.checking import names
from service.drafting.generating.judging import placeholders_in
from service.drafting.generating.lines import LEFT_OUT, labelled
from service.drafting.port import Brief, Question
from service.drafting.prompts import defused
from service.drafting.reading.words import numbers

MOST = 3
MOST_CHARACTERS = 300


def brief_in(answer: str, question: Question, editor: str) -> Brief:
    """Read the lines of a summary. Raises CallFailedError if none can be kept."""
    ticket = "\n".join((question.subject, *question.history, question.text))
    kept: dict[str, list[RedactedText]] = {"S": [], "Q": []}
    for label, text in labelled(answer, kinds_of(placeholders_in(question))):
        lines = kept.get(label)
        if lines is not None and len(lines) < MOST and _is_borne_out(text, ticket):
            lines.append(RedactedText(text))
    if not kept["S"]:
        raise CallFailedError(UNREADABLE)
    return Brief(tuple(kept["S"]), tuple(kept["Q"]), editor)


def _is_borne_out(text: str, ticket: str) -> bool:
    """Whether the ticket has every number, name and placeholder of a line, and it has no link."""
    said = {match[0] for match in PLACEHOLDER.finditer(text)}
    bare = PLACEHOLDER.sub(" ", text)
    lower = ticket.lower()
    return (
        text != LEFT_OUT
        and len(text) <= MOST_CHARACTERS
        and defused(text) == text
        and "://" not in text
        and all(name in ticket for name in said)
        and numbers(bare) <= numbers(ticket)
        and all(name.lower() in lower for name in names(bare))
    )
