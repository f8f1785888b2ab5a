"""Notice what a person has to answer, whatever the articles say."""

from retrieval.questions import body_of
from service.drafting.port import Question
from service.drafting.refusing.phrases import phrases
from service.drafting.refusing.plainly import plainly
from service.model.reply import Concern

_ORDER: tuple[Concern, ...] = (
    "self_harm",
    "safety",
    "legal_threat",
    "asks_for_person",
    "anger",
)
"""The gravest first: it is named where a message gives several reasons."""

_SHOUTED = 5
"""So many words in capitals, and more than half of all, are shouting."""


def concern_of(question: Question) -> Concern | None:
    """Name the gravest reason why a person has to answer, or None.

    Only what the customer says now counts: quoted mail and earlier turns are answered already.
    """
    said = plainly(f"{question.subject}\n{body_of(question.text)}")
    for concern in _ORDER:
        if phrases()[concern].search(said):
            return concern
    return "anger" if _is_heated(question, said) else None


def _is_heated(question: Question, said: str) -> bool:
    """Whether several milder words of anger come together, shouted or not.

    One of them is how people speak of a thing that fails; two of different kinds, and shouting or
    a third, are how they speak to somebody.
    """
    kinds = {found[0] for found in phrases()["heat"].finditer(said)}
    words = question.text.split()
    shouted = sum(word.isupper() and len(word) > 1 for word in words)
    is_shouting = shouted >= _SHOUTED and 2 * shouted > len(words)
    return len(kinds) + is_shouting >= 3  # noqa: PLR2004 -- said above
