"""Leave an endpoint alone that has failed again and again, and look now and then."""

from collections.abc import Callable
from time import monotonic

FAILURES = 5
"""Failures in a row after which it is left alone."""
REST_S = 30.0
"""How long it is left alone before one call may look."""


class Breaker:
    """Counts failures in a row, and says whether to call.

    Nygard, "Release It!" (2007). While it is open one call at a time may look; whether that
    succeeds decides for all.
    """

    def __init__(
        self,
        *,
        failures: int = FAILURES,
        rest_s: float = REST_S,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._most_failures = failures
        self._rest_s = rest_s
        self._clock = clock
        self._failures = 0
        self._opens_at = 0.0

    def lets_through(self) -> bool:
        """Say whether a call may be made now."""
        if self._failures < self._most_failures:
            return True
        if self._clock() < self._opens_at:
            return False
        # Only this one looks. Should it be called off, another may look after the same rest.
        self._opens_at = self._clock() + self._rest_s
        return True

    def succeeded(self) -> None:
        """Note that a call was answered."""
        self._failures = 0

    def failed(self) -> None:
        """Note that a call failed."""
        self._failures += 1
        self._opens_at = self._clock() + self._rest_s
