"""How fast and how small the vector index is beside a flat one, and what it finds of the truth.

Run as ``python -m eval.benchmarks.vectors --data FOLDER``, a folder of ``corpus*.jsonl``.
"""

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, thread_time
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from platformdirs import user_cache_path

from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from eval.statistics import SEED, Interval, ratio_of_medians
from retrieval.articles import in_context
from retrieval.embedding import open_embedder
from retrieval.questions.sentences import sentences
from retrieval.vectors import FaissIndex, VectorIndex, Vectors
from retrieval.vectors.faiss import FlatIndex

_LIMITS = (10, 100)
_PORTION = 1500
_HELD_OUT = 600
_WORDS = range(8, 31)
"""A sentence that is asked has so many words; of some, the first half is asked."""
_EDITS = 20
_EDITED_PASSAGES = 5
_AROUND_A_MIDDLE = 64
_NOISE = 0.5
_MILLION = 1_000_000
_PAGE = 4096

CONTESTANTS: Mapping[str, Callable[[int], VectorIndex]] = {"flat": FlatIndex, "ours": FaissIndex}
"""The first one's answers are the truth, and its times what the others' are compared with."""


@dataclass(frozen=True, slots=True)
class VectorBenchmark:
    """What was measured: for each size, the figures of each contestant."""

    suite: str
    questions: int
    sizes: Mapping[int, Mapping[str, Mapping[str, Cell]]]


def run(
    passages: Vectors, questions: Vectors, sizes: Sequence[int], progress: Progress
) -> VectorBenchmark:
    """Fill each contestant with so many vectors, and ask each every question in turn."""
    found = {size: _measured(enlarged(passages, size), questions, progress) for size in sizes}
    return VectorBenchmark("vector benchmark", len(questions), found)


def sheets(measured: VectorBenchmark) -> list[Sheet]:
    """Lay a run out as a table for each size."""
    what = f"{measured.questions} questions; ms one thread works: median, 5th and 95th percentile"
    return [
        Sheet(f"{size:,} vectors", what, "index", rows, 3) for size, rows in measured.sizes.items()
    ]


def enlarged(passages: Vectors, size: int) -> Vectors:
    """Take so many vectors; where there are too few, make up further ones between real ones.

    One that is made up lies on the way from a passage to another one around the same middle, moved
    by half of what parts two others around a middle: so the noise has the real one's spectrum.
    """
    if size <= len(passages):
        return passages[:size]
    random = np.random.default_rng(SEED)
    count = max(1, len(passages) // _AROUND_A_MIDDLE)
    middles = passages[random.choice(len(passages), count, replace=False)]
    groups = np.concatenate([(part @ middles.T).argmax(axis=1) for part in _portions(passages)])
    order = np.argsort(groups, kind="stable")
    vectors = np.empty((size, passages.shape[1]), dtype=np.float32)
    vectors[: len(passages)] = passages
    for start in range(len(passages), size, _PORTION):
        own = vectors[start : start + _PORTION]
        one, other, third, fourth = _in_pairs(order, groups, len(own), random)
        way = random.random((len(own), 1), dtype=np.float32)
        own[:] = passages[one] * (1 - way) + passages[other] * way
        own += _NOISE * (passages[third] - passages[fourth])
        own /= np.linalg.norm(own, axis=1, keepdims=True)
    return vectors


def _in_pairs(
    order: NDArray[np.int64], groups: NDArray[np.int64], count: int, random: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """Draw two pairs of passages; those of a pair are two of one group, if it has two."""
    ends = np.cumsum(np.bincount(groups))
    for _ in range(2):
        place = random.integers(len(order), size=count)
        group = groups[order[place]]
        begin = np.where(group > 0, ends[group - 1], 0)
        fellows = ends[group] - begin
        step = random.integers(1, np.maximum(fellows, 2))
        yield order[place]
        yield order[begin + (place - begin + step) % fellows]


def _measured(
    vectors: Vectors, questions: Vectors, progress: Progress
) -> dict[str, dict[str, Cell]]:
    indexes: dict[str, VectorIndex] = {}
    figures: dict[str, dict[str, Cell]] = {}
    for name, open_ in CONTESTANTS.items():
        gc.collect()
        before, began = _resident(), perf_counter()
        indexes[name] = open_(vectors.shape[1])
        for start in progress(range(0, len(vectors), _PORTION), f"Filling {name}"):
            part = vectors[start : start + _PORTION]
            indexes[name].add(range(start, start + len(part)), part)
        size = (_resident() - before) / len(vectors) * _MILLION / 1e9
        figures[name] = {"fill s": perf_counter() - began, "GB a million": size}
    times, recalls = _asked(indexes, questions, progress)
    truth = next(iter(indexes))
    for name, index in indexes.items():
        for limit in _LIMITS:
            own = times[name, limit]
            figures[name][f"top {limit} ms"] = _median(own)
            faster = ratio_of_medians(times[truth, limit], own) if name != truth else None
            figures[name][f"top {limit} faster"] = faster
            figures[name][f"recall@{limit}"] = recalls[name, limit]
        figures[name]["edit ms"] = _median(_edited(index, vectors))
    return figures


def _asked(
    indexes: Mapping[str, VectorIndex], questions: Vectors, progress: Progress
) -> tuple[dict[tuple[str, int], NDArray[np.float64]], dict[tuple[str, int], float]]:
    """Ask every index every question, one after the other, so that a busy moment meets all.

    Counted is the time the thread has worked: on an idle machine that is the time that passes, on
    a busy one it leaves out the time others were let in.
    """
    cases = [(name, limit) for limit in _LIMITS for name in indexes]
    times: dict[tuple[str, int], list[float]] = {case: [] for case in cases}
    shares: dict[tuple[str, int], list[float]] = {case: [] for case in cases}
    for question in progress(list(questions), "Asking"):
        truth: dict[int, set[int]] = {}
        for name, limit in cases:
            began = thread_time()
            found = indexes[name].search(question, limit, None)
            times[name, limit].append(1000 * (thread_time() - began))
            keys = {key for key, _ in found}
            shares[name, limit].append(len(keys & truth.setdefault(limit, keys)) / len(keys))
    return (
        {case: np.array(own) for case, own in times.items()},
        {case: float(np.mean(own)) for case, own in shares.items()},
    )


def _edited(index: VectorIndex, vectors: Vectors) -> NDArray[np.float64]:
    """Time what an edited article is: a few vectors go, a few others come."""
    times = []
    for number in range(_EDITS):
        old = list(range(number * _EDITED_PASSAGES, (number + 1) * _EDITED_PASSAGES))
        began = thread_time()
        index.remove(old)
        index.add([len(vectors) + key for key in old], vectors[old])
        times.append(1000 * (thread_time() - began))
    return np.array(times)


def _median(times: NDArray[np.float64]) -> Interval:
    low, median, high = np.percentile(times, [5, 50, 95])
    return Interval(float(median), float(low), float(high))


def _resident() -> int:
    """Read how much memory this process has, in bytes, where the system tells (Linux)."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * _PAGE if statm.exists() else 0


def _portions(vectors: Vectors) -> Iterator[Vectors]:
    return (vectors[start : start + _PORTION] for start in range(0, len(vectors), _PORTION))


def embedded(data: Path, cache: Path, progress: Progress) -> tuple[Vectors, Vectors]:
    """Embed the passages of a folder, and questions about some articles that are left out.

    Kept in ``cache``, portion by portion: a hundred thousand passages take half an hour.
    """
    embedder = open_embedder(cache=user_cache_path("deskproof") / "models")
    passages, titles = _parted(data)
    asked = [*titles, *_said(data, titles)]
    cache.mkdir(parents=True, exist_ok=True)
    vectors = []
    for start in progress(range(0, len(passages), _PORTION), "Embedding"):
        kept = cache / f"{embedder.name}-{start:07}.npy"
        if not kept.exists():
            np.save(kept, embedder.embed_passages(passages[start : start + _PORTION]))
        vectors.append(np.load(kept))
    return np.concatenate(vectors), np.stack([embedder.embed_query(text) for text in asked])


def half(questions: Vectors, *, choosing: bool) -> Vectors:
    """Take the half of the questions to choose constants by, or the other, to report on."""
    order = np.random.default_rng(SEED).permutation(len(questions))
    middle = len(order) // 2
    return questions[order[:middle] if choosing else order[middle:]]


def _parted(data: Path) -> tuple[list[str], list[str]]:
    """Read passages in a random order, without those of some articles, and those ones' titles."""
    rows = _rows(data)
    random = np.random.default_rng(SEED)
    titles = sorted({row["title"] for row in rows})
    held_out = {titles[place] for place in random.permutation(len(titles))[:_HELD_OUT]}
    rows = [rows[place] for place in random.permutation(len(rows))]
    texts = [
        in_context(row["title"], (), row["text"]) for row in rows if row["title"] not in held_out
    ]
    return texts, sorted(held_out)


def _said(data: Path, titles: Sequence[str]) -> Iterator[str]:
    """Draw a sentence, or the first half of one, out of each of these articles that has one."""
    texts = dict.fromkeys(titles, "")
    for row in _rows(data):
        if row["title"] in texts:
            texts[row["title"]] += row["text"] + "\n"
    random = np.random.default_rng(SEED)
    for text in texts.values():
        told = [words for one in sentences(text) if len(words := one.split()) in _WORDS]
        if told:
            words = told[random.integers(len(told))]
            yield " ".join(words[: len(words) // random.integers(1, 3)])


def _rows(data: Path) -> list[dict[str, str]]:
    return [
        json.loads(line)
        for path in sorted(data.glob("corpus*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def main(
    data: Annotated[Path, typer.Option(help="A folder of passages, corpus*.jsonl.")],
    size: Annotated[
        list[int] | None, typer.Option(help="How many vectors; again for more.")
    ] = None,
    questions: Annotated[int, typer.Option(min=2, help="How many questions to ask.")] = 200,
    choosing: Annotated[
        bool, typer.Option(help="Ask the half that constants are chosen by, not the other.")
    ] = False,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure the vector index beside a flat one."""
    cache = user_cache_path("deskproof") / "benchmarks" / data.resolve().name
    passages, asked = embedded(data, cache, with_a_bar)
    asked = half(asked, choosing=choosing)[:questions]
    measured = run(passages, asked, size or [1_000, 10_000, 100_000, _MILLION], with_a_bar)
    tell(measured, sheets(measured), json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
