"""How much of the embedder's own pace is left when articles are split, embedded and stored.

Run as ``python -m eval.benchmarks.ingest --data FOLDER``, a folder of ``corpus*.jsonl``.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from platformdirs import user_cache_path

from eval.benchmarks.embedding import passages_of, read_articles
from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import Interval, ratio_of_medians
from ingest.sources.corpus import CorpusSource
from ingest.splitting import Splitter
from ingest.sync import sync
from retrieval.articles import Article
from retrieval.embedding import open_embedder
from retrieval.embedding.port import Embedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.wiring.library import open_splitter

_EMBEDDING = "embedding alone"
_SYNC = "sync"


@dataclass(frozen=True, slots=True)
class IngestBenchmark:
    """What was measured, by what was done: passages a second, and the share of embedding's pace."""

    suite: str
    articles: int
    passages: int
    figures: Mapping[str, Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds that passed and that all cores worked, for each portion of articles, by passage."""

    passed: NDArray[np.float64]
    worked: NDArray[np.float64]


def run(
    articles: Sequence[Article], embedder: Embedder, at_once: int, progress: Progress
) -> IngestBenchmark:
    """Embed each portion of articles, and sync it into a library, in turn."""
    splitter = open_splitter(embedder)
    taken: dict[str, list[tuple[float, float]]] = {}
    count = 0
    with TemporaryDirectory(prefix="deskproof-ingest-") as folder:
        url = f"sqlite:///{Path(folder) / 'library.db'}"
        with closing(_library(url, embedder)) as library:
            starts = range(0, len(articles), at_once)
            for start in progress(starts, "Reading articles"):
                portion = articles[start : start + at_once]
                passages = passages_of(portion, splitter)
                source = _written(portion, Path(folder) / f"{start}.jsonl")
                count += len(passages)
                for what, act in _acts(portion, passages, source, splitter, embedder, library):
                    own = taken.setdefault(what, [])
                    own.append(_timed(act, len(passages)))
    took = {what: _Took(*np.array(own).T) for what, own in taken.items()}
    figures = {what: _cells(took, what) for what in took}
    return IngestBenchmark("ingest benchmark", len(articles), count, figures)


def sheet(measured: IngestBenchmark) -> Sheet:
    """Lay a run out as a table."""
    return Sheet(
        title=f"{measured.passages:,} passages of {measured.articles:,} articles",
        caption="each portion of articles in turn; medians; shares with 95 % intervals",
        rows_are="what is done",
        rows=measured.figures,
        digits=2,
    )


def _acts(
    articles: Sequence[Article],
    passages: Sequence[str],
    source: CorpusSource,
    splitter: Splitter,
    embedder: Embedder,
    library: Library,
) -> Iterator[tuple[str, Callable[[], object]]]:
    """List what is timed: the embedder alone, and all that a sync does besides."""
    yield _EMBEDDING, lambda: embedder.embed_details(passages)
    yield "splitting alone", lambda: passages_of(articles, splitter)
    yield _SYNC, lambda: sync(source, splitter, library)
    yield "both indexes after it", library.refresh


def _timed(act: Callable[[], object], passages: int) -> tuple[float, float]:
    began, worked = time.perf_counter(), time.process_time()
    act()
    passed, work = time.perf_counter() - began, time.process_time() - worked
    return passed / passages, work / passages


def _cells(took: Mapping[str, _Took], what: str) -> dict[str, Cell]:
    own, embedding = took[what], took[_EMBEDDING]
    return {
        "ms a passage": float(1000 * np.median(own.passed)),
        "work, ms": float(1000 * np.median(own.worked)),
        "passages a s": float(1 / np.median(own.passed)),
        "share of the pace": _share(embedding.passed, own.passed) if what == _SYNC else None,
        "share of the work": _share(embedding.worked, own.worked) if what == _SYNC else None,
    }


def _share(embedding: NDArray[np.float64], own: NDArray[np.float64]) -> Interval:
    return ratio_of_medians(embedding, own)


def _written(articles: Sequence[Article], path: Path) -> CorpusSource:
    lines = ({"id": one.id, "title": one.title, "text": one.text} for one in articles)
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return CorpusSource(path)


def _library(url: str, embedder: Embedder) -> Library:
    return Library(PassageStore(url), embedder, FaissIndex(embedder.dimension), KeywordIndex())


def main(
    data: Annotated[Path, typer.Option(help="A folder of articles, corpus*.jsonl.")],
    articles: Annotated[int, typer.Option(min=2, help="How many articles.")] = 160,
    at_once: Annotated[int, typer.Option(min=1, help="How many in a portion.")] = 16,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure how fast articles are taken in, beside how fast their passages are embedded."""
    embedder = open_embedder(cache=user_cache_path("deskproof") / "models")
    measured = run(read_articles(data, articles), embedder, at_once, with_a_bar)
    tell(measured, [sheet(measured)], json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
