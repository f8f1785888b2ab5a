"""Find what a customer's message asks: without greeting, signature, and quoted history."""

import re

from service.drafting.port import Question
from service.drafting.words import content_words

MAX_QUERY_CHARACTERS = 1200
"""More than the embedder reads; a longer message says what it wants before that."""

FEW_WORDS = 6

_QUOTED = re.compile(r"^[ \t]*(?:>|From: ).*$", re.MULTILINE)
_EARLIER_MAIL = re.compile(
    r"^[ \t]*(?:On .{5,120} wrote:|-{2,}[ \t]*(?:Original|Forwarded) Message)",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"^[ \t]*(?:--[ \t]*|_{4,}|(?:best|kind|warm|many)?[ \t]*(?:regards|wishes)\b.*|cheers\b.*"
    r"|sincerely\b.*|yours\b.*|thanks[,!.]?|thank you[,!.]?|many thanks[,!.]?"
    r"|sent from my\b.*)$",
    re.MULTILINE | re.IGNORECASE,
)
_GREETING = re.compile(
    r"^[ \t]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^\n,.!?]{0,40}[,.!]*\s*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"<[A-Z_]+_\d+>")


def as_query(question: Question) -> str:
    """Put a question into the words to search with.

    The subject goes in front unless the message says all of it already; a message of a few words
    alone ("still not working") takes the customer's turn before it along.
    """
    text = essence(question.text)
    words = content_words(text)
    parts = [text]
    if len(words) < FEW_WORDS and question.history:
        parts.insert(0, essence(question.history[-1]))
    subject = essence(question.subject)
    if subject and not content_words(subject) <= words:
        parts.insert(0, subject)
    return _PLACEHOLDER.sub("", "\n".join(parts))[:MAX_QUERY_CHARACTERS].strip()


def essence(text: str) -> str:
    """Take the greeting, the signature and what is quoted from earlier mails out of a message."""
    unquoted = _QUOTED.sub("", _EARLIER_MAIL.split(text, maxsplit=1)[0])
    body = _GREETING.sub("", unquoted.strip(), count=1)
    signature = _SIGNATURE.search(body)
    if signature and signature.start() > 0:
        body = body[: signature.start()]
    return body.strip()
