"""Contestants in processes of their own, so that none shares threads or memory with another."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter, process_time
from typing import Any, Protocol

from eval.benchmarks.memory import resident
from eval.progress import Progress

_PATIENCE_S = 10


class Contestant(Protocol):
    """Answers questions; ``parts`` says how long which part of the last answer took, in ms."""

    @property
    def parts(self) -> Mapping[str, float]:
        """Milliseconds by part; none where nobody looks inside."""

    def search(self, question: str) -> Sequence[str]:
        """Find texts, best first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and milliseconds: that passed, that the processor worked, by part."""

    found: Sequence[str]
    wall: float
    processor: float
    parts: Mapping[str, float]


class Asked:
    """A contestant in a process of its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, question: str) -> Answer:
        """Let it answer a question. Raises EOFError if its process has ended."""
        self._connection.send(question)
        answer: Answer = self._connection.recv()
        return answer

    def memory(self) -> float:
        """Tell how many megabytes its process holds."""
        self._connection.send(None)
        megabytes: float = self._connection.recv()
        return megabytes


@contextmanager
def started(
    openers: Mapping[str, Callable[..., Contestant]], what: Any, progress: Progress
) -> Iterator[dict[str, Asked]]:
    """Open contestants on the same thing, one after the other, each in a new process.

    Raises EOFError if one does not start.
    """
    # A forked process would hold what this one has loaded.
    context = get_context("spawn")
    with ExitStack() as stack:
        asked = {}
        for name, opener in progress(list(openers.items()), "Opening"):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, opener, what), daemon=True)
            process.start()
            stack.callback(process.join, _PATIENCE_S)
            # It ends by itself when nobody can ask any more; at worst it is a daemon.
            stack.callback(ours.close)
            theirs.close()
            ours.recv()
            asked[name] = Asked(ours)
        yield asked


def _serve(connection: Connection, opener: Callable[..., Contestant], what: Any) -> None:
    """Answer what comes in until the other side is gone."""
    contestant = opener(what)
    connection.send("open")
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        connection.send(resident() if question is None else _answered(contestant, question))


def _answered(contestant: Contestant, question: str) -> Answer:
    began, worked = perf_counter(), process_time()
    found = contestant.search(question)
    wall, processor = perf_counter() - began, process_time() - worked
    return Answer(found, 1000 * wall, 1000 * processor, contestant.parts)
