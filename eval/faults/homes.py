"""A library that outlives the processes that change it, and readers that watch it."""

from collections.abc import Iterator, Sequence

from eval.faults.checking import problems_of, versions_in
from eval.faults.expecting import after, is_explained
from eval.faults.working import Change
from eval.faults.world import MAKERS, Makers, Versions, open_library

_WATCHERS = (MAKERS[0], MAKERS[-1])
"""One with each embedder."""


class Home:
    """A library, what is known of it, and two readers that stay while its writers die."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._versions: Versions = {}
        self._revision = 0
        self._readers = [open_library(url, makers) for makers in _WATCHERS]

    def check(self, makers: Makers | None, done: Sequence[Change], cut: Change | None) -> list[str]:
        """Say what is wrong after changes that returned and one that was cut short."""
        fresh = [open_library(self.url, one) for one in _WATCHERS]
        try:
            problems = [
                problem for library in (*self._readers, *fresh) for problem in problems_of(library)
            ]
            problems += self._lost(done, cut)
            problems += self._not_rebuilt(makers, done, cut)
        finally:
            for library in fresh:
                library.close()
        return problems

    def close(self) -> None:
        """Close the readers."""
        for reader in self._readers:
            reader.close()

    def _lost(self, done: Sequence[Change], cut: Change | None) -> Iterator[str]:
        """Say what was acknowledged and is not there, or is there and was never written."""
        reader = self._readers[0]
        found, revision = versions_in(reader), reader.revision
        expected = after(self._versions, done)
        if not is_explained(expected, cut, found):
            yield f"It holds {found} instead of {expected}, after half of {cut}."
        if revision < self._revision:
            yield f"It went back from revision {self._revision} to {revision}."
        self._versions, self._revision = found, revision

    def _not_rebuilt(
        self, makers: Makers | None, done: Sequence[Change], cut: Change | None
    ) -> Iterator[str]:
        """Say whose vectors should answer, after a rebuild for them returned, and do not."""
        rebuilt = any(one.kind in ("rebuild", "sync") for one in done)
        if not (makers and rebuilt and self._versions):
            return
        library = open_library(self.url, makers)
        waiting = library.waiting()
        library.close()
        if waiting is not None:
            yield f"{waiting} It was rebuilt already, before half of {cut}."
