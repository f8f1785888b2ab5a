"""Take what a message orders a model to do out of what it asks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from redaction.text import RedactedText
from retrieval.questions.sentences import sentences
from service.drafting.guarding.orders import (
    is_aimed_at_model,
    may_be_aimed_at_model,
    speaks_of_models,
)
from service.drafting.port import Question

FEWEST_WORDS = 4
"""A message of fewer words beside its orders is a greeting."""

_LONG, _SHARE = 6, 0.3
"""From how many sentences on a message is a play written for a model, if so many speak of one."""


def without_orders(text: RedactedText) -> RedactedText:
    """Leave out the sentences of a message that are aimed at a model; most messages have none.

    What follows an order on its line says what is ordered, and goes too, up to the next question.
    All other lines are kept as they are. Takes linear time.
    """
    if not _gives_orders(text):
        return text
    kept = (_kept(line) for line in text.splitlines())
    return RedactedText("\n".join(line for line in kept if line is not None))


def disarmed(question: Question) -> Question:
    """Leave orders to a model out of a question, its subject, its history and its parts."""
    return replace(
        question,
        text=without_orders(question.text),
        subject=without_orders(question.subject),
        history=tuple(map(without_orders, question.history)),
        asked=tuple(asked for asked in map(without_orders, question.asked) if asked.strip()),
    )


def only_orders(question: Question) -> bool:
    """Say whether a message asks nothing but what it orders a model to do."""
    if not _gives_orders(question.text):
        return False
    return (
        _is_play(_said(question.text)) or len(without_orders(question.text).split()) < FEWEST_WORDS
    )


def _gives_orders(text: str) -> bool:
    """Whether some sentence is aimed at a model; few texts are worth taking apart to see."""
    return may_be_aimed_at_model(text) and any(map(is_aimed_at_model, _said(text)))


def _said(text: str) -> list[str]:
    """Read a text's sentences; a lone surrogate, which splitting chokes on, as a question mark."""
    return sentences(text.encode(errors="replace").decode())


def _is_play(said: Sequence[str]) -> bool:
    """Whether a message casts a model in a part at length; few of its lines are orders."""
    return len(said) >= _LONG and sum(map(speaks_of_models, said)) >= _SHARE * len(said)


def _kept(line: str) -> str | None:
    """Read a line without its orders; None if it has nothing else."""
    said = _said(line)
    kept = list(_asked(said))
    return line if len(kept) == len(said) else " ".join(kept) or None


def _asked(said: Sequence[str]) -> Iterator[str]:
    is_ordering = False
    for sentence in said:
        if is_aimed_at_model(sentence):
            is_ordering = True
        elif not is_ordering or sentence.rstrip().endswith(("?", "\uff1f")):
            is_ordering = False
            yield sentence
