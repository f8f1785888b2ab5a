"""Learn from a library's own questions how the strength of what is found becomes a probability."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from retrieval.articles import EVERY_AUDIENCE, Scope
from retrieval.choosing import by_article
from retrieval.judging import Answer, Calibration, calibration_error, fitted, trained_judge
from retrieval.library.searching import Candidate

_ASKED_FOR = 10


class Asked(Protocol):
    """What is asked: the library itself."""

    def candidates(self, query: str, *, limit: int, scope: Scope) -> list[Candidate]:
        """Find what a search would judge."""


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """What was learned, from how many questions, and by how much probabilities miss on average.

    ``error_before`` is that of the program's own calibration, ``error`` that of the new one, on
    the same questions: on others it is a little larger.
    """

    questions: int
    calibration: Calibration
    error_before: float
    error: float


def calibrated(library: Asked, asked: Mapping[str, Collection[str]]) -> CalibrationReport:
    """Ask every question, and fit to which of the best ten articles answer it.

    Raises TooFewAnswersError.
    """
    answers = [one for query, right in asked.items() for one in _answers(library, query, right)]
    learned = fitted(answers)
    return CalibrationReport(
        questions=len(asked),
        calibration=learned,
        error_before=_error(answers, trained_judge().calibration),
        error=_error(answers, learned),
    )


def _answers(library: Asked, query: str, right: Collection[str]) -> Iterator[Answer]:
    found = library.candidates(query, limit=_ASKED_FOR, scope=Scope(EVERY_AUDIENCE))
    if not found:
        return
    strengths = trained_judge().strengths(np.array([one.signs for one in found])).tolist()
    best_first = sorted(zip(strengths, found, strict=True), key=lambda pair: -pair[0])
    for strength, one in by_article(best_first, lambda pair: pair[1].article_id, _ASKED_FOR, 1):
        yield Answer(strength, one.article_id in right)


def _error(answers: Sequence[Answer], calibration: Calibration) -> float:
    strengths = np.array([one.strength for one in answers])
    is_right = np.array([one.is_right for one in answers])
    return calibration_error(calibration.probability(strengths), is_right)
