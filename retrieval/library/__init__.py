"""The door of this room: put articles in, and search them."""

from retrieval.judging import TooFewAnswersError
from retrieval.library.auditing import Audit
from retrieval.library.calibrating import CalibrationReport
from retrieval.library.library import Library, PutReport
from retrieval.library.rebuilding import RebuildReport
from retrieval.library.waiting import Waiting
from retrieval.passages import (
    Kept,
    LibraryFailedError,
    LibraryNewerError,
    LibraryNotChangedError,
)

__all__ = [
    "Audit",
    "CalibrationReport",
    "Kept",
    "Library",
    "LibraryFailedError",
    "LibraryNewerError",
    "LibraryNotChangedError",
    "PutReport",
    "RebuildReport",
    "TooFewAnswersError",
    "Waiting",
]
