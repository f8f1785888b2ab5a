"""Run the leaks suite: send tickets through whole servers, then search what they left."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from eval.generating.tickets import canary_ticket
from eval.progress import Progress
from eval.reports import Cell, Sheet
from eval.suites.leaks.endpoint import Endpoint, recording
from eval.suites.leaks.searching import Canaries
from eval.suites.leaks.sending import sent
from eval.suites.leaks.serving import Server, serving

_PROMPTS, _METRICS = "prompts.http", "metrics.txt"
_CONTROLLED = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A file that was searched: its size, and the canaries found in it by what they are."""

    bytes: int
    leaked_bytes: int
    leaked: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LeakRun:
    """What a run found, file by file.

    ``control`` counts the canaries that the same search finds in the first hundred tickets
    themselves: ten each, or the search is broken. ``by_chance`` counts those it finds of as many
    tickets that were never sent: nine digits in a row may be anything's. ``failed`` counts requests
    that should have succeeded and did not.
    """

    suite: str
    tickets: int
    prompts: int
    canaries: int
    control: int
    leaked_canaries: int
    leaked_bytes: int
    by_chance: int
    failed: int
    ms_per_ticket: float
    places: Mapping[str, Place]
    examples: tuple[str, ...]


def run(
    tickets: int,
    processes: int,
    progress: Progress,
    *,
    show: int = 0,
    folder: Path | None = None,
) -> LeakRun:
    """Send so many tickets through so many servers, and search everything but their sealed vaults.

    Raises ServerFailedError.
    """
    with TemporaryDirectory(prefix="deskproof-leaks-", dir=folder) as home:
        return _run_in(Path(home), tickets, processes, progress, show)


def sheet(run: LeakRun) -> Sheet:
    """Lay a run out as a table: a row for every file that was searched, and one for all."""
    rows: dict[str, Mapping[str, Cell]] = {
        name: {
            "bytes": place.bytes,
            "canaries": sum(place.leaked.values()),
            "leaked bytes": place.leaked_bytes,
            "what": ", ".join(f"{n} {what}" for what, n in place.leaked.items()),
        }
        for name, place in run.places.items()
    }
    rows["all"] = {
        "bytes": sum(place.bytes for place in run.places.values()),
        "canaries": run.leaked_canaries,
        "leaked bytes": run.leaked_bytes,
        "what": f"of {run.canaries:,} canaries",
    }
    return Sheet(
        title=f"leaks: {run.tickets:,} tickets, {run.prompts:,} prompts",
        caption=f"the search finds {run.control:,} in the first {_CONTROLLED} tickets themselves, "
        f"and {run.by_chance} of as many tickets that were never sent; "
        f"{run.failed} requests failed; {run.ms_per_ticket:.0f} ms a ticket",
        rows_are="file",
        rows=rows,
    )


def _run_in(folder: Path, tickets: int, processes: int, progress: Progress, show: int) -> LeakRun:
    with recording(folder / _PROMPTS) as endpoint, _servers(folder, processes, endpoint) as servers:
        began = perf_counter()
        failed = sum(sent(servers, tickets, progress))
        ms_per_ticket = 1000 * (perf_counter() - began) / tickets
        for server in servers:
            (server.home / _METRICS).write_bytes(server.get("/metrics")[1])
        # The servers still run, so their databases' journals are there to be searched.
        search = _Search(tickets)
        places = {
            name: search.place(path, name)
            for path in progress(_files(folder), "Searching")
            for name in [str(path.relative_to(folder))]
        }
    return LeakRun(
        suite="leaks",
        tickets=tickets,
        prompts=endpoint.prompts,
        canaries=search.canaries,
        control=search.control(),
        leaked_canaries=len(search.leaked),
        leaked_bytes=sum(place.leaked_bytes for place in places.values()),
        by_chance=len(search.by_chance),
        failed=failed,
        ms_per_ticket=ms_per_ticket,
        places=places,
        examples=tuple(search.examples[:show]),
    )


@contextmanager
def _servers(folder: Path, processes: int, endpoint: Endpoint) -> Iterator[list[Server]]:
    with ExitStack() as running:
        yield [
            running.enter_context(serving(folder / f"home-{n}", endpoint.url))
            for n in range(processes)
        ]


class _Search:
    """Every ticket's canaries, and those found so far: of tickets sent, and of others by chance."""

    def __init__(self, tickets: int) -> None:
        self.leaked: set[str] = set()
        self.by_chance: set[str] = set()
        self.examples: list[str] = []
        # Two tickets may share a name: what was sent comes last, so that it is no chance.
        self._owners = {
            canary: (number, what)
            for number in reversed(range(2 * tickets))
            for what, canary in canary_ticket(number).canaries.items()
        }
        self._tickets = tickets
        self.canaries = sum(map(self._was_sent, self._owners))
        self._search = Canaries(list(self._owners))

    def place(self, path: Path, name: str) -> Place:
        """Search a file."""
        traces = list(self._search.in_file(path))
        self.by_chance.update(t.canary for t in traces if not self._was_sent(t.canary))
        leaks = [trace for trace in traces if self._was_sent(trace.canary)]
        found = sorted({trace.canary for trace in leaks})
        self.leaked.update(found)
        for canary in found:
            number, what = self._owners[canary]
            self.examples.append(f"{name}: {what} of ticket {number}: {canary}")
        return Place(
            bytes=path.stat().st_size,
            leaked_bytes=sum(trace.end - trace.start for trace in leaks),
            leaked=dict(Counter(self._owners[canary][1] for canary in found)),
        )

    def control(self) -> int:
        """Count the canaries of the first tickets that the search finds in their own texts."""
        found: set[str] = set()
        for number in range(min(self._tickets, _CONTROLLED)):
            text = canary_ticket(number).text.encode()
            found.update(trace.canary for trace in self._search.in_bytes(text))
        return len(found)

    def _was_sent(self, canary: str) -> bool:
        return self._owners[canary][0] < self._tickets


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
