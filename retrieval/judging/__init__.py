"""Judge the passages that the legs of a search have found, by a closer look at each."""

from retrieval.judging.calibrating import (
    Answer,
    TooFewAnswersError,
    calibration_error,
    fitted,
)
from retrieval.judging.comparing import compare
from retrieval.judging.judge import (
    SIGNS,
    Calibration,
    Figures,
    Judge,
    signs_of,
    trained_judge,
)
from retrieval.judging.packing import packed

__all__ = [
    "SIGNS",
    "Answer",
    "Calibration",
    "Figures",
    "Judge",
    "TooFewAnswersError",
    "calibration_error",
    "compare",
    "fitted",
    "packed",
    "signs_of",
    "trained_judge",
]
