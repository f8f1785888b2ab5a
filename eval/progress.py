"""Show whoever waits how far a run is."""

import sys
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from rich.console import Console
from rich.progress import track

T = TypeVar("T")


class Progress(Protocol):
    """Passes values through, one by one, and may show how far it is."""

    def __call__(self, values: Sequence[T], doing: str) -> Iterable[T]:
        """Give every value in its order."""


def silently(values: Sequence[T], doing: str) -> Iterable[T]:  # noqa: ARG001
    """Show nothing."""
    return values


def with_a_bar(values: Sequence[T], doing: str) -> Iterable[T]:
    """Draw a bar on the error stream, so that the output stays clean."""
    return track(values, description=doing, console=Console(file=sys.stderr))
