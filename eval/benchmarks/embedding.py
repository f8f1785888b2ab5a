"""How fast the packaged model's twin embeds beside the model itself, and how near its vectors are.

Run as ``python -m eval.benchmarks.embedding --data FOLDER``, a folder of ``corpus*.jsonl``, with
``queries.jsonl`` if there are questions; titles are asked where there are none.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import numpy as np
import typer
from numpy.typing import NDArray
from platformdirs import user_cache_path

from eval.cases import read_lines
from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED, Interval, ratio_of_medians
from ingest.splitting import Splitter
from retrieval.articles import Article
from retrieval.embedding import open_embedder
from retrieval.embedding.packaged import packaged_model
from retrieval.embedding.port import Embedder, Vectors
from retrieval.embedding.sentence import SentenceEmbedder
from retrieval.library.contents import content
from service.wiring.library import open_splitter

T = TypeVar("T")

_PORTION = 64
"""Two of sentence-transformers' batches: enough for either to sort by length and fill the cores."""

_PAUSE_S = 0.02
"""Threads of the one that has just worked go on spinning for a moment, at the other's cost."""


@dataclass(frozen=True, slots=True)
class EmbeddingBenchmark:
    """What was measured: the figures of each contestant."""

    suite: str
    questions: int
    passages: int
    tokens: float
    figures: Mapping[str, Mapping[str, Cell]]


def run(
    contestants: Mapping[str, Embedder],
    passages: Sequence[str],
    questions: Sequence[str],
    progress: Progress,
) -> EmbeddingBenchmark:
    """Give every contestant each question and each portion of passages in turn.

    The first contestant is what the others are compared with.
    """
    starts = range(0, len(passages) - len(passages) % _PORTION, _PORTION)
    portions = [passages[start : start + _PORTION] for start in starts]
    asked = _in_turn(contestants, _ask, questions, "Asking", progress)
    read = _in_turn(contestants, _read, portions, "Reading", progress)
    windowed = _in_turn(contestants, _read_details, portions, "Reading windows", progress)
    first, *_ = contestants
    figures: dict[str, dict[str, Cell]] = {}
    for name in contestants:
        own = None if name == first else name
        figures[name] = {
            "query ms": _spread(1000 * asked[name].seconds),
            "queries faster": own and _faster(asked, first, own),
            "query work less": own and _less_work(asked, first, own),
            "passages a s": _spread(_PORTION / read[name].seconds),
            "passages faster": own and _faster(read, first, own),
            "passage work less": own and _less_work(read, first, own),
            "with windows a s": _spread(_PORTION / windowed[name].seconds),
            "with windows faster": own and _faster(windowed, first, own),
            "cosine of queries": _alike(asked[first], asked[name]),
            "cosine of passages": _alike(read[first], read[name]),
        }
    count = next(iter(contestants.values())).count_tokens
    tokens = float(np.mean([count(text) for text in passages]))
    return EmbeddingBenchmark(
        "embedding benchmark", len(questions), _PORTION * len(portions), tokens, figures
    )


def sheet(measured: EmbeddingBenchmark) -> Sheet:
    """Lay a run out as a table."""
    return Sheet(
        title=f"{measured.passages} passages of {measured.tokens:.0f} tokens, {_PORTION} at a time",
        caption=f"{measured.questions} questions; median, 5th and 95th percentile; ratios: 95 %; "
        "work is what all cores do, which a busy machine changes less",
        rows_are="embedder",
        rows=measured.figures,
        digits=2,
    )


@dataclass(frozen=True, slots=True)
class _Did:
    """How many seconds passed in each call, how many all cores worked, and what all calls gave."""

    seconds: NDArray[np.float64]
    worked: NDArray[np.float64]
    rows: Vectors


def _ask(embedder: Embedder, question: str) -> Vectors:
    return embedder.embed_query(question)[np.newaxis]


def _read(embedder: Embedder, passages: Sequence[str]) -> Vectors:
    return embedder.embed_passages(passages)


def _read_details(embedder: Embedder, passages: Sequence[str]) -> Vectors:
    return np.stack([one.vector for one in embedder.embed_details(passages)])


def _in_turn(
    contestants: Mapping[str, Embedder],
    embed: Callable[[Embedder, T], Vectors],
    given: Sequence[T],
    doing: str,
    progress: Progress,
) -> dict[str, _Did]:
    """Give everything to every contestant in turn, so that a busy moment meets all."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    rows: dict[str, list[Vectors]] = {name: [] for name in contestants}
    for embedder in contestants.values():
        embed(embedder, given[0])
    for one in progress(given, doing):
        for name, embedder in contestants.items():
            time.sleep(_PAUSE_S)
            began, worked = time.perf_counter(), time.process_time()
            rows[name].append(embed(embedder, one))
            times[name].append((time.perf_counter() - began, time.process_time() - worked))
    seconds = {name: np.array(own).reshape(-1, 2) for name, own in times.items()}
    return {
        name: _Did(own[:, 0], own[:, 1], np.concatenate(rows[name]))
        for name, own in seconds.items()
    }


def _faster(did: Mapping[str, _Did], first: str, other: str) -> Interval:
    return ratio_of_medians(did[first].seconds, did[other].seconds)


def _less_work(did: Mapping[str, _Did], first: str, other: str) -> Interval:
    return ratio_of_medians(did[first].worked, did[other].worked)


def _spread(figures: NDArray[np.float64]) -> Interval:
    low, median, high = np.percentile(figures, [5, 50, 95])
    return Interval(float(median), float(low), float(high))


def _alike(one: _Did, other: _Did) -> float:
    """Take the mean cosine of what two have made of the same texts."""
    return float(np.mean(np.sum(one.rows * other.rows, axis=1)))


def read_articles(data: Path, count: int) -> list[Article]:
    """Read so many articles of a folder, drawn at random, the same ones every time."""
    lines = [line for path in sorted(data.glob("corpus*.jsonl")) for line in read_lines(path)]
    drawn = np.random.default_rng(SEED).permutation(len(lines))[:count]
    return [
        Article(str(lines[place]["id"]), lines[place].get("title", ""), lines[place]["text"])
        for place in drawn
    ]


def passages_of(articles: Sequence[Article], splitter: Splitter) -> list[str]:
    """Cut articles as the product does, and spell each passage as it is embedded."""
    return [content(article, span) for article in articles for span in splitter.split(article)]


def _questions(data: Path, articles: Sequence[Article]) -> list[str]:
    queries = data / "queries.jsonl"
    if not queries.exists():
        return [article.title for article in articles]
    return [line["text"] for line in read_lines(queries)]


def main(
    data: Annotated[Path, typer.Option(help="A folder of articles, corpus*.jsonl.")],
    passages: Annotated[int, typer.Option(min=_PORTION, help="How many passages.")] = 640,
    questions: Annotated[int, typer.Option(min=2, help="How many questions to ask.")] = 200,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure the packaged model's twin beside the model itself in sentence-transformers."""
    ours = open_embedder(cache=user_cache_path("deskproof") / "models")
    contestants = {"sentence-transformers": SentenceEmbedder(str(packaged_model())), "ours": ours}
    articles = read_articles(data, passages)
    texts = passages_of(articles, open_splitter(ours))[:passages]
    asked = _questions(data, articles)[:questions]
    measured = run(contestants, texts, asked, with_a_bar)
    tell(measured, [sheet(measured)], json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
