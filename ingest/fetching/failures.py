"""What can go wrong with a request.

UnreadableError
├── ForbiddenAddressError   the name leads to a private address
├── AnsweredError           the site gave a status that will not change by asking again
├── TransientError          no answer, or "later": worth another try
└── StoppedError            nothing more is asked in this run
"""

from ingest.unreadable import UnreadableError

_GONE = frozenset({404, 410})
_CALLER = range(400, 500)


class AnsweredError(UnreadableError):
    """The site answered with a status instead of a page."""

    def __init__(self, status: int) -> None:
        super().__init__(f"The site answers {status}.")
        self.is_gone = status in _GONE
        self.is_callers = status in _CALLER


class TransientError(UnreadableError):
    """The site did not answer, or asked to come back in ``wait_s`` seconds."""

    def __init__(self, reason: str, wait_s: float = 0.0, *, is_busy: bool = False) -> None:
        super().__init__(reason)
        self.wait_s = wait_s
        self.is_busy = is_busy


class StoppedError(UnreadableError):
    """Nothing more is asked of the site in this run."""
