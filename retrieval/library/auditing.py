"""Prove that the library is whole, and that its mirrors equal the truth."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from retrieval.articles import Span
from retrieval.library.contents import content, content_hash
from retrieval.library.mirrors import Mirrors
from retrieval.passages import IndexedArticle, IndexedPassage, Reading
from retrieval.passages.rows import text_hash

_TOLERANCE = 1e-3
_PORTION = 200


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit counted, and what it found wrong, a sentence each."""

    articles: int
    passages: int
    revision: int
    problems: tuple[str, ...]


def audit(moment: Reading, mirrors: Mirrors, embedder: str, dimension: int) -> Audit:
    """Read the whole truth at one revision, and hold the mirrors of that revision against it."""
    problems: list[str] = []
    keys: set[int] = set()
    embedded: set[int] = set()
    article_ids = moment.article_ids()
    for start in range(0, len(article_ids), _PORTION):
        for article in moment.indexed(article_ids[start : start + _PORTION], embedder):
            problems += _article_problems(article, embedder, dimension)
            problems += _mirror_problems(article, mirrors)
            keys |= {passage.key for passage in article.passages}
            embedded |= {one.key for one in article.passages if one.vector is not None}
    if set(mirrors.vectors.keys().tolist()) != embedded:
        problems.append("The vector index holds other passages than the store.")
    if mirrors.keywords.keys() != keys:
        problems.append("The keyword index holds other passages than the store.")
    return Audit(len(article_ids), len(keys), moment.revision, tuple(problems))


def _article_problems(indexed: IndexedArticle, embedder: str, dimension: int) -> Iterator[str]:
    """Say what is wrong with an article and its passages."""
    article = indexed.article
    if text_hash(article.text) != indexed.text_hash:
        yield f"{article.id}: the text is not the one that was put."
    expected = [f"{article.id}#{ordinal}" for ordinal in range(indexed.passage_count)]
    if [one.passage.id for one in indexed.passages] != expected:
        yield f"{article.id}: it has not the {indexed.passage_count} passages that were put."
    for one in indexed.passages:
        yield from _passage_problems(one, embedder, dimension)


def _passage_problems(one: IndexedPassage, embedder: str, dimension: int) -> Iterator[str]:
    """Say what is wrong with a passage and its vector."""
    passage = one.passage
    if not 0 <= passage.start < passage.end <= len(passage.article.text):
        yield f"{passage.id}: it stands outside its article."
    if one.vector is None:
        yield f"{passage.id}: it has no vector of {embedder}."
        return
    span = Span(passage.start, passage.end, passage.headings)
    if one.content_hash != content_hash(embedder, content(passage.article, span)):
        yield f"{passage.id}: its vector is that of other words."
    if len(one.vector) != dimension or abs(float(np.linalg.norm(one.vector)) - 1) > _TOLERANCE:
        yield f"{passage.id}: its vector is no unit vector of {dimension} figures."


def _mirror_problems(indexed: IndexedArticle, mirrors: Mirrors) -> Iterator[str]:
    """Say which vectors differ between the index and the store."""
    there = set(mirrors.keys_of(indexed.article.id))
    for one in indexed.passages:
        if one.key not in there:
            yield f"{one.passage.id}: the mirrors lack it."
        elif one.vector is not None:
            (cosine,) = mirrors.vectors.scores(one.vector, [one.key])
            if cosine < 1 - _TOLERANCE:
                yield f"{one.passage.id}: the vector index holds another vector."
