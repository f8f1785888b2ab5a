"""The search suite: does the library find the articles that answer?"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from eval.cases import Case, CaseSet
from eval.measures import measured
from eval.progress import Progress
from eval.reports import Cell, Sheet
from eval.statistics import Interval, bootstrap
from retrieval.articles import Article, SplitArticle
from retrieval.embedding.port import Embedder
from retrieval.fusion import WEIGHTS
from retrieval.judging import calibration_error
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.wiring.library import open_splitter

LEGS: Mapping[str, Mapping[str, float]] = {
    "dense": {"dense": 1.0},
    "keywords": {"keywords": 1.0},
    "combined": WEIGHTS,
}
"""What is measured: each leg alone, and both together as the product asks them."""

MISSED_BY = "probability misses by"
"""The expected calibration error of what a search shows; one leg alone gives no probability."""

_DEPTH = 100
_ARTICLES_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class SearchRun:
    """What a run measured: figures by leg and measure, over so many cases and articles."""

    suite: str
    embedder: str
    cases: int
    articles: int
    figures: Mapping[str, Mapping[str, Cell]]


def run(case_set: CaseSet, embedder: Embedder, progress: Progress) -> SearchRun:
    """Build a library of the cases' articles, ask it every question, and measure the answers."""
    with filled_libraries(case_set.articles, embedder, progress) as libraries:
        rankings = {
            leg: ranked(library, case_set.cases, f"Asking {leg}", progress)
            for leg, library in libraries.items()
        }
        missed = missed_by(libraries["combined"], case_set.cases, progress)
    grades = {case.id: case.grades for case in case_set.cases}
    return SearchRun(
        suite=f"search {case_set.name}",
        embedder=embedder.name,
        cases=len(case_set.cases),
        articles=len(case_set.articles),
        figures={
            leg: {**means(grades, ranking), MISSED_BY: missed if leg == "combined" else None}
            for leg, ranking in rankings.items()
        },
    )


def missed_by(library: Library, cases: Sequence[Case], progress: Progress) -> float:
    """Measure by how much the probabilities of the first ten articles miss, on average."""
    scores, is_right = [], []
    for case in progress(cases, "Asking how probable"):
        hits = library.search(case.question)
        scores += [hit.score for hit in hits]
        is_right += [hit.passage.article.id in case.grades for hit in hits]
    return calibration_error(np.array(scores), np.array(is_right, dtype=np.bool_))


def sheet(run: SearchRun) -> Sheet:
    """Lay a run out as a table: a row for every leg."""
    return Sheet(
        title=f"{run.suite}: {run.cases} cases, {run.articles} articles, {run.embedder}",
        caption="means with 95 % bootstrap intervals over the cases",
        rows_are="leg",
        rows=run.figures,
    )


def means(
    grades: Mapping[str, Mapping[str, int]], ranking: Mapping[str, Sequence[str]]
) -> dict[str, Interval]:
    """Measure rankings of article ids, by question; give each measure's mean and interval."""
    return {name: bootstrap(each) for name, each in measured(grades, ranking).items()}


@contextmanager
def filled_libraries(
    articles: Sequence[Article], embedder: Embedder, progress: Progress
) -> Iterator[dict[str, Library]]:
    """Open one temporary store of the articles, once for every leg."""
    with TemporaryDirectory(prefix="deskproof-eval-") as folder, ExitStack() as opened:
        url = f"sqlite:///{Path(folder) / 'library.db'}"
        libraries = {
            leg: opened.enter_context(closing(_library(url, embedder, weights)))
            for leg, weights in LEGS.items()
        }
        _fill(libraries["combined"], articles, embedder, progress)
        yield libraries


def _library(url: str, embedder: Embedder, weights: Mapping[str, float]) -> Library:
    index = FaissIndex(embedder.dimension)
    return Library(PassageStore(url), embedder, index, KeywordIndex(), weights=weights)


def _fill(
    library: Library, articles: Sequence[Article], embedder: Embedder, progress: Progress
) -> None:
    """Split and put all articles, some at a time."""
    splitter = open_splitter(embedder)
    remaining = iter(progress(articles, "Reading articles"))
    while portion := list(islice(remaining, _ARTICLES_AT_ONCE)):
        library.put([SplitArticle(article, splitter.split(article)) for article in portion])


def ranked(
    library: Library, cases: Sequence[Case], doing: str, progress: Progress
) -> dict[str, list[str]]:
    """Ask every question; give the articles found, best first."""
    return {
        case.id: [hit.passage.article.id for hit in library.search(case.question, limit=_DEPTH)]
        for case in progress(cases, doing)
    }
