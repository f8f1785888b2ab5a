"""Answer the questions of a message one by one out of the same material, as one reply."""

from collections.abc import Sequence
from dataclasses import dataclass

from redaction.text import PLACEHOLDER
from retrieval.articles import Hit
from retrieval.questions import Turn, questions_of
from service.drafting.extracting.selection import Choice, choose
from service.drafting.extracting.spelling import Paragraph
from service.drafting.extracting.weighing import Asked, Material, Weigher, material_of
from service.drafting.port import Question
from service.drafting.reading.blocks import Block
from service.drafting.reading.units import Unit
from service.drafting.reading.words import encodable

WHOLE = 0.5
"""What the message as a whole counts beside one of its questions, which leans on the rest."""

FOUND_OF_PART = 0.05
"""What the score of a passage counts for one question of several, which all had to share hits."""

ANSWERED = 0.8
"""Share of the best question's fitness from which another question counts as answered, too."""

FURTHER_WORDS = 60
"""Words that each further question may add, beside the steps it needs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a message, in the order of the reply; the best has this ``fitness``, 0 to 1."""

    paragraphs: tuple[Paragraph, ...]
    fitness: float


def asked_in(question: Question) -> tuple[str, ...]:
    """List the questions of a message, most important first; the last is the message as a whole."""
    asked: Sequence[str] = question.asked
    if not asked:
        turns = [Turn(turn) for turn in (*question.history, question.text)]
        asked = [query.text for query in questions_of(turns, question.subject)]
    bare = (encodable(PLACEHOLDER.sub("", one)).strip() for one in asked)
    return tuple(text for text in bare if text)


def answered(
    asked: Sequence[str], blocks: Sequence[Block], hits: Sequence[Hit], weigher: Weigher, words: int
) -> Answer:
    """Choose what answers the questions, the first within so many words."""
    material = material_of(blocks, hits)
    choice = Choice(material.blocks)
    best = 0.0
    for n, (text, scores) in enumerate(_weighed(asked, material, weigher)):
        if n and max(scores.values(), default=0.0) < ANSWERED * best:
            continue
        most = words if n == 0 else FURTHER_WORDS
        fitness = choose(choice, scores, text, message=asked[-1], max_words=most)
        best = max(best, fitness)
    return Answer(tuple(choice.paragraphs()), min(1.0, best))


def _weighed(
    asked: Sequence[str], material: Material, weigher: Weigher
) -> list[tuple[str, dict[Unit, float]]]:
    """Weigh for each question by itself; a message of one question is that question."""
    *parts, whole = asked
    # What is told beside a question is there to explain it, and a problem is told as a whole.
    parts = [part for part in parts if "?" in part]
    questions = [*(Asked(part, FOUND_OF_PART) for part in parts), Asked(whole)]
    *each, overall = weigher.weigh(questions, material)
    if not parts:
        return [(whole, overall)]
    return [
        (part, {u: (1 - WHOLE) * value + WHOLE * overall[u] for u, value in alone.items()})
        for part, alone in zip(parts, each, strict=True)
    ]
