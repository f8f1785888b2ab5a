"""Our own library as a contestant, with a clock on each part of a search."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any, TypeVar, cast

from eval.benchmarks.filling import Filled, packaged_embedder
from retrieval.articles import Scope
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex

LIMIT = 10
_LEGS = ("dense leg", "keyword leg")
T = TypeVar("T")


class Ours:
    """The library as the product opens it: both legs, ten articles."""

    def __init__(self, filled: Filled, embedder: Embedder | None = None) -> None:
        embedder = embedder or packaged_embedder()
        self._parts: dict[str, float] = defaultdict(float)
        self._library = Library(
            PassageStore(filled.url),
            self._watched(embedder, "embed_query_detail", "question"),
            self._watched(FaissIndex(embedder.dimension), "search", _LEGS[0]),
            self._watched(KeywordIndex(), "search", _LEGS[1]),
        )
        self._library.refresh()

    @property
    def parts(self) -> Mapping[str, float]:
        """Milliseconds of the last search by part; the legs run at the same time.

        The rest reads and compares passages, and fuses.
        """
        return self._parts

    def search(self, question: str) -> list[str]:
        """Find passages of ten articles."""
        # In this order, whichever leg is done first.
        self._parts |= dict.fromkeys(("question", *_LEGS), 0.0)
        began = perf_counter()
        hits = self._library.search(question, limit=LIMIT, scope=Scope())
        whole = 1000 * (perf_counter() - began)
        legs = max(self._parts[leg] for leg in _LEGS)
        self._parts["rest"] = whole - self._parts["question"] - legs
        return [hit.passage.text for hit in hits]

    def _watched(self, one: T, method: str, part: str) -> T:
        """Put a clock on one method, and pass everything else on."""
        return cast("T", _Watched(one, method, lambda ms: self._add(part, ms)))

    def _add(self, part: str, milliseconds: float) -> None:
        self._parts[part] += milliseconds


class _Watched:
    """Stands for another object, and tells how long one of its methods takes."""

    def __init__(self, one: object, method: str, tell: Callable[[float], None]) -> None:
        self._one = one
        self._method = method
        self._tell = tell

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._one, name)
        return self._timed(found) if name == self._method else found

    def _timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*values: Any, **named: Any) -> Any:
            began = perf_counter()
            try:
                return call(*values, **named)
            finally:
                self._tell(1000 * (perf_counter() - began))

        return timed
