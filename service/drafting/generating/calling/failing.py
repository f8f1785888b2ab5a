"""What an endpoint's failures mean: what to say, whether to try again, and when."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from service.errors import ModelUnavailableError

FAILED = "The language model failed."
UNREACHABLE = "The language model could not be reached."
BROKEN_OFF = "The language model broke off in the middle of its answer."
UNREADABLE = "The language model sent an unreadable answer."
TOO_LONG = "The language model's answer was far too long."
EMPTY = "The language model sent an empty answer."
LATE = "The language model took too long."

_BY_STATUS = {
    400: "The language model refused the request.",
    401: "The language model refused the key.",
    402: "The language model's account has no credit left.",
    403: "The language model refused the key.",
    404: "The language model does not exist at that address.",
    408: LATE,
    413: "The request was too long for the language model.",
    422: "The language model refused the request.",
    429: "The language model is over its rate limit.",
}
_PASSING = frozenset({408, 409, 425, 429})
_ABOUT_THE_REQUEST = frozenset({400, 413, 422})


class CallFailedError(ModelUnavailableError):
    """A call to the endpoint failed.

    ``is_passing`` tells whether the same call may succeed later, after ``wait_s`` if the endpoint
    named a time. ``is_its_fault`` tells whether it speaks against the endpoint: a request that is
    too long does not.
    """

    def __init__(
        self,
        why: str,
        *,
        is_passing: bool = False,
        is_its_fault: bool = True,
        wait_s: float | None = None,
    ) -> None:
        super().__init__(why)
        self.is_passing = is_passing
        self.is_its_fault = is_its_fault
        self.wait_s = wait_s


def refused(status: int, headers: Mapping[str, str]) -> CallFailedError:
    """Say what a status means; what the endpoint said about it may quote the prompt."""
    is_passing = status in _PASSING or status >= 500  # noqa: PLR2004 - RFC 9110's servers' errors
    return CallFailedError(
        _BY_STATUS.get(status, FAILED),
        is_passing=is_passing,
        is_its_fault=status not in _ABOUT_THE_REQUEST,
        wait_s=_retry_after_s(headers) if is_passing else None,
    )


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Read how long to wait, in seconds or until a date (RFC 9110, 10.2.3)."""
    value = headers.get("retry-after", "").strip()[:64]
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
