"""What a small change of a large library costs, beside building it anew, and when it is seen.

Run as ``python -m eval.benchmarks.freshness``.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED, Interval
from ingest.sync import fingerprint
from retrieval.articles import Article, Audience, Span, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex

_PASSAGES_OF_AN_ARTICLE = 10
_WORDS_OF_A_PASSAGE = 60
_WORDS = tuple(f"word{number}" for number in range(20_000))
_ARTICLES_AT_ONCE = 64
_DIMENSION = 384
_INTERNAL_OF = 10
"""One article in so many is for agents alone, so that a customer's search has to leave some out."""


class NotSeenError(Exception):
    """A change did not show in the next answer of another reader."""


@dataclass(frozen=True, slots=True)
class FreshnessBenchmark:
    """What was measured, by kind of change, and the processor's seconds for building it all."""

    suite: str
    passages: int
    changes: int
    build_cpu_s: float
    figures: Mapping[str, Mapping[str, Cell]]


def run(passages: int, changes: int, progress: Progress) -> FreshnessBenchmark:
    """Build a library; then edit, unpublish and remove articles, and let another reader look.

    Embeds by hashing, some hundred times cheaper than a model: beside a model's rebuild a change is
    a smaller share than here. Raises NotSeenError.
    """
    with TemporaryDirectory(prefix="deskproof-freshness-") as folder:
        url = f"sqlite:///{Path(folder) / 'library.db'}"
        with closing(_open(url)) as writer, closing(_open(url)) as reader:
            bench = _Bench(writer, reader, passages // _PASSAGES_OF_AN_ARTICLE)
            build_s = bench.build(progress)
            figures = {
                kind: _cells(
                    [change() for _ in progress(range(changes), kind.capitalize())], build_s
                )
                for kind, change in bench.kinds().items()
            }
            figures["look at an unchanged article"] = _cells([bench.look(changes)], build_s)
    return FreshnessBenchmark("freshness benchmark", passages, changes, build_s, figures)


def sheet(measured: FreshnessBenchmark) -> Sheet:
    """Lay a run out as a table."""
    return Sheet(
        title=f"one article of {_PASSAGES_OF_AN_ARTICLE} among {measured.passages:,} passages",
        caption=f"milliseconds, 5th and 95th percentile; all built in {measured.build_cpu_s:.1f} s",
        rows_are="change",
        rows=measured.figures,
        digits=1,
    )


@dataclass(frozen=True, slots=True)
class _Took:
    """Milliseconds of the processor for a change and for following it, and until it was seen."""

    change: float
    follow: float
    seen: float


class _Bench:
    """A library that one process changes and another one reads."""

    def __init__(self, writer: Library, reader: Library, articles: int) -> None:
        self._writer = writer
        self._reader = reader
        self._articles = articles
        self._random = Random(SEED)  # noqa: S311 - the same articles every time, no secret
        self._number = 0

    def build(self, progress: Progress) -> float:
        """Put all articles and let the reader follow; give the processor's seconds."""
        began = time.process_time()
        starts = range(0, self._articles, _ARTICLES_AT_ONCE)
        for start in progress(starts, "Building"):
            numbers = range(start, min(start + _ARTICLES_AT_ONCE, self._articles))
            self._writer.put([self._article(number) for number in numbers])
        self._reader.refresh()
        took_s = time.process_time() - began
        self._reader.search("word1 word2")
        return took_s

    def kinds(self) -> Mapping[str, Callable[[], _Took]]:
        """List the kinds of changes."""
        return {"edit": self._edit, "unpublish": self._unpublish, "remove": self._remove}

    def look(self, articles: int) -> _Took:
        """Hash an article as a sync does, to see that it has not changed."""
        article = self._article(1).article
        began = time.process_time()
        for _ in range(articles):
            fingerprint(article)
        return _Took(1000 * (time.process_time() - began) / articles, 0.0, 0.0)

    def _edit(self) -> _Took:
        number, word = self._next()
        edited = self._article(number, word)
        return self._measured(lambda: self._writer.put([edited]), word, is_there=True)

    def _unpublish(self) -> _Took:
        number, word = self._next()
        self._writer.put([self._article(number, word)])
        hidden = self._article(number, word, "internal")
        return self._measured(lambda: self._writer.put([hidden]), word, is_there=False)

    def _remove(self) -> _Took:
        number, word = self._next()
        self._writer.put([self._article(number, word)])
        return self._measured(lambda: self._writer.remove([f"a{number}"]), word, is_there=False)

    def _next(self) -> tuple[int, str]:
        """Choose an article for customers, and a word that no other article has."""
        self._number += 1
        number = self._random.randrange(self._articles - 1)
        return number + (number % _INTERNAL_OF == 0), f"fresh{self._number}"

    def _measured(self, change: Callable[[], object], word: str, *, is_there: bool) -> _Took:
        """Make a change and look for a word that only the changed article has."""
        self._reader.search(word)
        times = [time.process_time()]
        change()
        returned = time.perf_counter()
        times.append(time.process_time())
        self._reader.refresh()
        times.append(time.process_time())
        found = any(word in hit.passage.text for hit in self._reader.search(word))
        seen = 1000 * (time.perf_counter() - returned)
        if found != is_there:
            raise NotSeenError(word)
        changed, followed = (1000 * (after - before) for before, after in pairwise(times))
        return _Took(changed, followed, seen)

    def _article(
        self, number: int, word: str = "lamp", audience: Audience = "public"
    ) -> SplitArticle:
        """Write an article of random words, with another one in its first passage."""
        if number % _INTERNAL_OF == 0:
            audience = "internal"
        passages = [
            " ".join((word, *self._random.choices(_WORDS, k=_WORDS_OF_A_PASSAGE)))
            for word in (word, *["lamp"] * (_PASSAGES_OF_AN_ARTICLE - 1))
        ]
        ends = np.cumsum([len(passage) + 1 for passage in passages]).tolist()
        spans = (Span(start, end - 1) for start, end in pairwise([0, *ends]))
        article = Article(f"a{number}", "Lamp", "\n".join(passages), audience=audience)
        return SplitArticle(article, tuple(spans))


def _open(url: str) -> Library:
    embedder = HashEmbedder(_DIMENSION)
    return Library(PassageStore(url), embedder, FaissIndex(_DIMENSION), KeywordIndex())


def _cells(took: Sequence[_Took], build_s: float) -> dict[str, Cell]:
    whole = np.array([one.change + one.follow for one in took])
    return {
        "processor, change": _spread([one.change for one in took]),
        "processor, follow": _spread([one.follow for one in took]),
        "share of building": f"1/{1000 * build_s / max(float(np.median(whole)), 1e-6):,.0f}",
        "until seen": _spread([one.seen for one in took]),
    }


def _spread(figures: Sequence[float]) -> Interval:
    low, median, high = np.percentile(figures, [5, 50, 95])
    return Interval(float(median), float(low), float(high))


def main(
    passages: Annotated[int, typer.Option(min=100, help="How many passages.")] = 100_000,
    changes: Annotated[int, typer.Option(min=1, help="How many changes of each kind.")] = 30,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure what a change costs beside building the library anew."""
    measured = run(passages, changes, with_a_bar)
    tell(measured, [sheet(measured)], json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
