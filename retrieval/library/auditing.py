"""Prove that the library is whole, and that its mirrors equal the truth."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from retrieval.articles import Span
from retrieval.library.contents import content, content_hash
from retrieval.library.mirrors import Mirrors
from retrieval.passages import Edition, IndexedArticle, IndexedPassage, Reading, State
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


def audit(moment: Reading, mirrors: Mirrors) -> Audit:
    """Read the whole truth at one revision, and hold the mirrors of that revision against it."""
    standing = moment.standing()
    article_ids = moment.article_ids()
    problems: list[str] = []
    for edition in standing.editions:
        problems += _edition_problems(moment, edition, article_ids)
    mirrored = _Mirrored(mirrors)
    followed = standing.followed_with(mirrors.embedder)
    if followed is not None:
        for article in _indexed(moment, followed, article_ids, mirrors.embedder):
            problems += mirrored.article_problems(article)
    problems += mirrored.problems()
    if sum(one.state is State.CURRENT for one in standing.editions) != bool(standing.editions):
        problems.append("There is not one current edition.")
    if unused := moment.unused_vectors():
        problems.append(f"There are {unused} vectors that no passage needs.")
    return Audit(len(article_ids), len(mirrored.keys), standing.revision, tuple(problems))


def _indexed(
    moment: Reading, edition: Edition, article_ids: list[str], embedder: str
) -> Iterator[IndexedArticle]:
    for start in range(0, len(article_ids), _PORTION):
        yield from moment.indexed(article_ids[start : start + _PORTION], edition.key, embedder)


def _edition_problems(moment: Reading, edition: Edition, article_ids: list[str]) -> Iterator[str]:
    """Say what is wrong with an edition's articles, and which it lacks though it answers."""
    if edition.state is State.DROPPED:
        return
    there: set[str] = set()
    for article in _indexed(moment, edition, article_ids, edition.embedder):
        there.add(article.article.id)
        yield from _article_problems(article, edition.embedder)
    if edition.state is not State.BUILDING:
        for article_id in sorted(set(article_ids) - there):
            yield f"{article_id}: the {edition.state} edition lacks it."


def _article_problems(indexed: IndexedArticle, embedder: str) -> Iterator[str]:
    """Say what is wrong with an article and its passages."""
    article = indexed.article
    if text_hash(article.text) != indexed.text_hash:
        yield f"{article.id}: the text is not the one that was put."
    expected = [f"{article.id}#{ordinal}" for ordinal in range(indexed.passage_count)]
    if [one.passage.id for one in indexed.passages] != expected:
        yield f"{article.id}: it has not the {indexed.passage_count} passages that were put."
    for one in indexed.passages:
        passage = one.passage
        if not 0 <= passage.start < passage.end <= len(article.text):
            yield f"{passage.id}: it stands outside its article."
        # The words of one that is lent were embedded by another embedder, if any.
        if not indexed.is_lent:
            yield from _vector_problems(one, embedder)


def _vector_problems(one: IndexedPassage, embedder: str) -> Iterator[str]:
    """Say what is wrong with a passage's vector."""
    passage = one.passage
    if one.vector is None:
        yield f"{passage.id}: it has no vector of {embedder}."
        return
    span = Span(passage.start, passage.end, passage.headings)
    if one.content_hash != content_hash(embedder, content(passage.article, span)):
        yield f"{passage.id}: its vector is that of other words."
    if abs(float(np.linalg.norm(one.vector)) - 1) > _TOLERANCE:
        yield f"{passage.id}: its vector is not of unit length."


class _Mirrored:
    """Holds the mirrors against the truth, article by article."""

    def __init__(self, mirrors: Mirrors) -> None:
        self._mirrors = mirrors
        self._embedded: set[int] = set()
        self.keys: set[int] = set()

    def article_problems(self, indexed: IndexedArticle) -> Iterator[str]:
        """Say which vectors of an article differ between the index and the store."""
        there = set(self._mirrors.keys_of(indexed.article.id))
        for one in indexed.passages:
            self.keys.add(one.key)
            if one.key not in there:
                yield f"{one.passage.id}: the mirrors lack it."
            if one.vector is None:
                continue
            self._embedded.add(one.key)
            if one.key in there:
                (cosine,) = self._mirrors.vectors.scores(one.vector, [one.key])
                if cosine < 1 - _TOLERANCE:
                    yield f"{one.passage.id}: the vector index holds another vector."

    def problems(self) -> Iterator[str]:
        """Say in what the mirrors differ from all that was read."""
        if set(self._mirrors.vectors.keys().tolist()) != self._embedded:
            yield "The vector index holds other passages than the store."
        if self._mirrors.keywords.keys() != self.keys:
            yield "The keyword index holds other passages than the store."
