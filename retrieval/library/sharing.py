"""A lock that many may hold to read, or one to change."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class SharedLock:
    """Lets readers in together, and a writer alone."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._readers = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Hold it together with other readers."""
        with self._changed:
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold it alone: readers that come meanwhile wait."""
        with self._changed:
            self._changed.wait_for(lambda: self._readers == 0)
            yield
