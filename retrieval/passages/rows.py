"""Turn rows into values and back."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Row, and_, exists, or_

from retrieval.articles import Article, Passage, Scope, SplitArticle
from retrieval.passages import tables

_BOUND_AT_ONCE = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Embedding:
    """A text's vector, and the vectors of its parts packed into bytes, if there are any."""

    vector: NDArray[np.float32]
    parts: bytes = b""


def article(row: Row[Any]) -> Article:
    """Read an article from its row."""
    return Article(
        id=row.id,
        title=row.title,
        text=row.text,
        url=row.url,
        updated_at=datetime.fromisoformat(row.updated_at) if row.updated_at else None,
        audience=row.audience,
        brand=row.brand,
        language=row.language,
        labels=tuple(row.labels),
    )


def passage(of: Article, row: Row[Any]) -> Passage:
    """Read a passage of an article from its row."""
    return Passage(
        id=f"{of.id}#{row.ordinal}",
        article=of,
        start=row.start,
        end=row.end,
        headings=tuple(row.headings),
    )


def article_values(split: SplitArticle) -> dict[str, Any]:
    """Spell an article's row."""
    of = split.article
    return {
        "id": of.id,
        "title": of.title,
        "text": of.text,
        "url": of.url,
        "updated_at": of.updated_at.isoformat() if of.updated_at else "",
        "audience": of.audience,
        "brand": of.brand,
        "language": of.language,
        "labels": list(of.labels),
        "source": split.source,
        "name": split.name,
        "fingerprint": split.fingerprint,
        "text_hash": text_hash(of.text),
    }


def text_hash(text: str) -> str:
    """Hash a text as an audit compares it."""
    return hashlib.sha256(text.encode()).hexdigest()


def to_halves(vector: NDArray[np.float32]) -> bytes:
    """Write a vector as float16."""
    return vector.astype("<f2").tobytes()


def from_halves(halves: bytes) -> NDArray[np.float32]:
    """Read a vector that was written as float16, and give it unit length again."""
    vector = np.frombuffer(halves, dtype="<f2").astype(np.float32)
    return vector / np.float32(np.linalg.norm(vector) or 1.0)


def embedding(halves: bytes, parts: bytes | None) -> Embedding:
    """Read a text's vector and parts."""
    return Embedding(from_halves(halves), parts or b"")


def within(scope: Scope) -> ColumnElement[bool]:
    """Say in SQL what ``Scope.admits`` says of an article."""
    columns = tables.articles.c
    conditions: list[ColumnElement[bool]] = [columns.audience.in_(sorted(scope.audiences))]
    if scope.brand is not None:
        conditions.append(or_(columns.brand == "", columns.brand == scope.brand))
    if scope.language is not None:
        conditions.append(columns.language == scope.language)
    return and_(*conditions)


def is_used() -> ColumnElement[bool]:
    """Say in SQL that a passage needs a vector."""
    return exists().where(
        tables.passages.c.tenant == tables.vectors.c.tenant,
        tables.passages.c.content_hash == tables.vectors.c.content_hash,
    )


def portions(values: Sequence[T]) -> Iterator[list[T]]:
    """Cut a list so that each piece can be bound to one statement."""
    remaining = iter(values)
    while portion := list(islice(remaining, _BOUND_AT_ONCE)):
        yield portion
