"""Read a folder of passages as articles, each text with a vector that is made only once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from eval.benchmarks.varying import varied
from eval.benchmarks.vectors import _parted, _rows, embedded
from eval.progress import Progress
from eval.statistics import SEED
from retrieval.articles import Article, Span, SplitArticle, in_context
from retrieval.embedding.port import Vectors

SOURCE = "benchmark"
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles in a random order, the vector of each passage's text, and questions to ask."""

    articles: Sequence[SplitArticle]
    vectors: Mapping[str, Vectors]
    questions: Sequence[str]

    @property
    def passage_count(self) -> int:
        """How many passages the articles have."""
        return sum(len(split.spans) for split in self.articles)

    def first(self, size: int) -> Iterator[SplitArticle]:
        """Take articles with so many passages together; where there are too few, vary them."""
        left, round_ = size, 0
        while left > 0:
            for split in self.articles:
                own = varied(split, round_) if round_ else split
                yield SplitArticle(own.article, own.spans[:left], SOURCE, own.article.id)
                left -= len(own.spans)
                if left <= 0:
                    return
            round_ += 1


def read_corpus(data: Path, cache: Path, progress: Progress) -> Corpus:
    """Read a folder of ``corpus*.jsonl`` as articles of several passages, with their vectors.

    Embeds what no run has embedded yet: a hundred thousand passages take half an hour.
    """
    vectors, _ = embedded(data, cache, progress)
    texts, titles = _parted(data)
    known = dict(zip(texts, vectors, strict=True))
    rows = [row for row in _rows(data) if in_context(row["title"], (), row["text"]) in known]
    grouped = groupby(sorted(rows, key=_article_of), key=_article_of)
    articles = [_joined(*which, [row["text"] for row in own]) for which, own in grouped]
    order = np.random.default_rng(SEED).permutation(len(articles))
    return Corpus([articles[place] for place in order], known, titles)


def _article_of(row: Mapping[str, str]) -> tuple[str, str]:
    return row["id"].rpartition("::")[0], row["title"]


def _joined(article_id: str, title: str, texts: Sequence[str]) -> SplitArticle:
    """Join passages to the article that they are of; some files hold several."""
    spans = []
    start = 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + len(_BETWEEN)
    article = Article(f"{article_id} {title}", title, _BETWEEN.join(texts))
    return SplitArticle(article, tuple(spans))
