"""Questions with reference answers, and the articles among which the answers stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import CasesUnreadableError, read_cases, read_lines
from eval.halves import half_of
from retrieval.articles import Article


@dataclass(frozen=True, slots=True)
class DraftCase:
    """A question, its reference answers, and the ids of the articles that hold them."""

    id: str
    question: str
    references: tuple[str, ...]
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftSet:
    """Cases of one kind. Where ``is_given``, drafts are made of the gold articles alone."""

    name: str
    articles: Mapping[str, Article]
    cases: tuple[DraftCase, ...]
    is_given: bool


def read_sets(folder: Path, half: str, limit: int) -> list[DraftSet]:
    """Read `emanual`, searched and given, and `clapnq`: so many cases of one half of each; 0: all.

    Raises CasesUnreadableError if a file is missing or a line is not what it should be.
    """
    try:
        return [*_emanual(folder / "emanual", half, limit), _clapnq(folder / "clapnq", half, limit)]
    except KeyError as error:
        raise CasesUnreadableError(f"{folder}: a line has no {error}.") from error


def _emanual(folder: Path, half: str, limit: int) -> list[DraftSet]:
    manual = read_cases(folder)
    answers = {
        line["id"]: line["reference_answer"] for line in read_lines(folder / "queries.jsonl")
    }
    cases = [
        DraftCase(case.id, case.question, (answers[case.id],), tuple(case.grades))
        for case in manual.cases
    ]
    articles = {article.id: article for article in manual.articles}
    chosen = _chosen(cases, half, limit)
    return [
        DraftSet("emanual, searched", articles, chosen, is_given=False),
        DraftSet("emanual, section given", articles, chosen, is_given=True),
    ]


def _clapnq(folder: Path, half: str, limit: int) -> DraftSet:
    lines = list(read_lines(folder / "records.answerable.jsonl"))
    articles = {
        line["id"]: Article(line["id"], line["passage_title"], line["passage"]) for line in lines
    }
    cases = [
        DraftCase(line["id"], line["question"], tuple(line["reference_answers"]), (line["id"],))
        for line in lines
    ]
    return DraftSet("clapnq, passage given", articles, _chosen(cases, half, limit), is_given=True)


def _chosen(cases: Sequence[DraftCase], half: str, limit: int) -> tuple[DraftCase, ...]:
    """Choose one half of the cases, by a hash of their ids."""
    wanted = [case for case in cases if half_of(case.id) == half]
    return tuple(wanted[: limit or None])
