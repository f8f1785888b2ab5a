"""Cases to measure with: questions, and the articles that answer them."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.articles import Article


class CasesUnreadableError(Exception):
    """A folder holds no cases, or a line of it cannot be understood."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and the articles that answer it with their grades (1 or more)."""

    id: str
    question: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CaseSet:
    """Cases together with all the articles among which the answers are to be found."""

    name: str
    articles: tuple[Article, ...]
    cases: tuple[Case, ...]


def read_cases(folder: Path, *, split: str = "") -> CaseSet:
    """Read a folder as BEIR lays it out: ``corpus.jsonl``, ``queries.jsonl``, ``qrels.tsv``.

    A ``split`` is read from ``queries.SPLIT.jsonl`` and ``qrels.SPLIT.tsv``. Questions that no
    article answers are left out. See https://github.com/beir-cellar/beir.

    Raises CasesUnreadableError if a file is missing or a line is not what it should be.
    """
    part = f".{split}" if split else ""
    grades = _grades(folder / f"qrels{part}.tsv")
    articles = tuple(
        Article(id=line["id"], title=line.get("title", ""), text=line["text"])
        for line in _lines(folder / "corpus.jsonl")
    )
    cases = tuple(
        Case(id=line["id"], question=line["text"], grades=grades[line["id"]])
        for line in _lines(folder / f"queries{part}.jsonl")
        if line["id"] in grades
    )
    if not articles or not cases:
        raise CasesUnreadableError(f"{folder} holds no articles or no answered questions.")
    return CaseSet(name=folder.name + part, articles=articles, cases=cases)


def _grades(path: Path) -> dict[str, dict[str, int]]:
    """Read judgements above zero, by question."""
    grades: dict[str, dict[str, int]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if (grade := int(row["score"])) > 0:
                    grades.setdefault(row["query-id"], {})[row["corpus-id"]] = grade
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CasesUnreadableError(f"{path} cannot be read: {error!r}") from error
    return grades


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON lines that have at least an id and a text."""
    for number, value in enumerate(read_lines(path), start=1):
        if not {"id", "text"} <= value.keys():
            raise CasesUnreadableError(f"{path}, line {number}: id or text is missing.")
        yield value


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read JSON lines.

    Raises CasesUnreadableError if the file cannot be read or a line is no JSON object.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield dict(json.loads(line))
    except (OSError, TypeError, ValueError) as error:
        raise CasesUnreadableError(f"{path} cannot be read: {error!r}") from error
