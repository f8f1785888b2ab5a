"""Put a customer's question into the words that passages and sentences are weighed by."""

from redaction.text import PLACEHOLDER
from retrieval.questions import body_of
from service.drafting.port import Question
from service.drafting.reading.words import content_words

MAX_QUERY_CHARACTERS = 1200
"""More than the embedder reads; a longer message says what it wants before that."""

FEW_WORDS = 6


def as_query(question: Question) -> str:
    """Put a question into the words that an answer is held against.

    The subject goes in front unless the message says all of it already; a message of a few words
    alone ("still not working") takes the customer's turn before it along.
    """
    text = body_of(question.text)
    words = content_words(text)
    parts = [text]
    if len(words) < FEW_WORDS and question.history:
        parts.insert(0, body_of(question.history[-1]))
    subject = body_of(question.subject)
    if subject and not content_words(subject) <= words:
        parts.insert(0, subject)
    return PLACEHOLDER.sub("", "\n".join(parts))[:MAX_QUERY_CHARACTERS].strip()
