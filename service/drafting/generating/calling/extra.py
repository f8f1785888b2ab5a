"""How many calls may be made beyond one for each draft: retries and repairs."""

from collections import deque
from collections.abc import Callable
from time import monotonic

SHARE = 0.1
WINDOW_S = 600.0
_REMEMBERED = 100_000


class ExtraCalls:
    """Allows one extra call in ten over the last ten minutes, and one where there were fewer.

    Retries that follow every failure double the load on an endpoint that fails for its load; see
    "Handling Overload" in "Site Reliability Engineering" (Google, 2016).
    """

    def __init__(self, *, share: float = SHARE, clock: Callable[[], float] = monotonic) -> None:
        self._share = share
        self._clock = clock
        self._calls: deque[float] = deque(maxlen=_REMEMBERED)
        self._extra: deque[float] = deque(maxlen=_REMEMBERED)

    def called(self) -> None:
        """Note a call that a draft or an agent asked for."""
        self._calls.append(self._clock())

    def take(self) -> bool:
        """Say whether an extra call may be made now, and if so count it."""
        horizon = self._clock() - WINDOW_S
        for past in (self._calls, self._extra):
            while past and past[0] < horizon:
                past.popleft()
        allowed = max(1, int(len(self._calls) * self._share))
        if len(self._extra) >= allowed:
            return False
        self._extra.append(self._clock())
        return True
