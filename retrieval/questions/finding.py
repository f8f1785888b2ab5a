"""Find what a customer asks, in a long mail or a conversation, as queries to search for."""

import re
from collections.abc import Sequence
from math import log1p

from retrieval.questions.courtesy import without_courtesy
from retrieval.questions.following import Turn, background, leans
from retrieval.questions.query import Query
from retrieval.questions.quoting import own_words
from retrieval.questions.sentences import sentences
from retrieval.questions.statements import Act, Statement, statements
from retrieval.questions.words import HIDDEN, telling, words

MOST = 3
"""How many sentences of a mail are searched for, beside the whole of it; each costs a search."""

QUERY_CHARACTERS = 1200
"""How long a query may be: an embedder reads less, and whoever writes more has asked by then."""

WHOLE_CHARACTERS = 500
"""How much of a long mail is searched for as a whole, beside its sentences: what more of it costs
in time, no measured mail gave back (three public sets, .0005 of nDCG@10 either way)."""

_REPLY = re.compile(
    r"(?:\s*(?:re|fwd?|aw|wg|antw|sv|vs|tr|rv|odp)(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE
)
_READ = 20_000
_SHORT_WORDS = 25
_WEIGHT: dict[Act, float] = {"asks": 1.0, "problem": 0.8, "wishes": 0.8, "tells": 0.4}
_BACK = 3


def questions_of(turns: Sequence[Turn], subject: str = "") -> tuple[Query, ...]:
    """Read the customer's last turn, as it is to be searched for, most important question first.

    A short message is one query, unchanged but for greeting and signature. A long one gives its
    questions, problems and wishes one by one, and itself as a whole. The subject goes in front
    unless the message says all of it; what leans on earlier turns gets their telling words.
    """
    mark = _REPLY.match(subject)
    subject = subject[mark.end() :] if mark else subject
    last = next((n for n in reversed(range(len(turns))) if turns[n].by_customer), None)
    if last is None:
        return _spelled([subject], "", "")
    body = body_of(turns[last].text)
    earlier = [Turn(body_of(turn.text), turn.by_customer) for turn in turns[:last]]
    said = background(f"{subject} {body}", earlier)
    return _spelled(_texts(body), subject, said)


def body_of(text: str) -> str:
    """Leave of a mail what its writer says in it, without history, courtesy and notices."""
    return without_courtesy(own_words(text[:_READ]))


def _texts(body: str) -> list[str]:
    """Choose the sentences of a message to search for; a message of a few words stays whole."""
    found = [statement for statement in statements(sentences(body)) if statement.telling]
    if len(words(body)) <= _SHORT_WORDS or len(found) <= 1:
        return [body]
    telling_more = [n for n, one in enumerate(found) if one.act != "tells"] or range(len(found))
    chosen = sorted(telling_more, key=lambda n: -_importance(found[n]))[:MOST]
    return [*(_understandable(found, n) for n in chosen), body[:WHOLE_CHARACTERS]]


def _importance(statement: Statement) -> float:
    return _WEIGHT[statement.act] * log1p(len(statement.telling))


def _understandable(found: Sequence[Statement], n: int) -> str:
    """Spell a statement with the nearest one before it that says what it leans on."""
    text = found[n].text
    before = found[max(0, n - _BACK) : n][::-1]
    if not before or not leans(text):
        return text
    grounds = next((one for one in before if not leans(one.text)), before[0])
    return f"{grounds.text} {text}"


def _spelled(texts: Sequence[str], subject: str, said: str) -> tuple[Query, ...]:
    """Make queries of texts, each once: no hidden values, the subject where it says more."""
    spelled = [_without_hidden(text) for text in texts]
    about = _without_hidden(subject)
    fronted = [
        text if set(telling(about)) <= set(telling(text)) else f"{about}\n{text}"
        for text in spelled
    ]
    unique = dict.fromkeys(text[:QUERY_CHARACTERS].strip() for text in fronted)
    return tuple(Query(text, said) for text in unique)


def _without_hidden(text: str) -> str:
    """Leave hidden values out, and the second of two spaces around them; nothing else changes."""
    pieces = [piece.strip(" ") for piece in HIDDEN.split(text)]
    return " ".join(piece for piece in pieces if piece)
