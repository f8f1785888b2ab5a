"""The pace of a crawl: a pause before every request, and an end."""

import time
from collections.abc import Callable

from ingest.fetching.failures import StoppedError

DELAY_S = 1.0
"""Seconds between two requests, unless the site asks for more."""


class Pace:
    """Waits between requests, and stops when the run has taken too long."""

    def __init__(
        self,
        delay_s: float,
        run_s: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay_s = delay_s
        self._run_s = run_s
        self._clock = clock
        self._sleep = sleep
        self._end_s = clock() + run_s
        self._next_s = clock()

    def slow_down(self, delay_s: float) -> None:
        """Wait at least so long from now on."""
        self._delay_s = max(self._delay_s, delay_s)

    def wait(self) -> None:
        """Wait until the next request may be sent. Raises StoppedError if that is too late."""
        self.pause(max(0.0, self._next_s - self._clock()))
        self._next_s = self._clock() + self._delay_s

    def pause(self, seconds: float) -> None:
        """Wait some seconds more. Raises StoppedError, at once, if the run would be over then."""
        if self._clock() + seconds > self._end_s:
            minutes = self._run_s / 60
            raise StoppedError(f"The time of a run, {minutes:.0f} minutes, was over before.")
        if seconds > 0:
            self._sleep(seconds)
