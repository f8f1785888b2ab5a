"""The questions suite: is a question still answered from within a mail or a conversation?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import Case, CaseSet, CasesUnreadableError, read_lines
from eval.generating.emails import MailWriter, told
from eval.halves import half_of
from eval.progress import Progress
from eval.reports import Sheet
from eval.statistics import Interval
from eval.suites.search import filled_libraries, means
from retrieval.embedding.port import Embedder
from retrieval.library import Library
from retrieval.questions import Query, Turn, body_of, questions_of

_DEPTH = 100
_STORY = 3
"""How many messages a mail may tell."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, and what is searched for in each way of asking it that is compared."""

    case: Case
    ways: Mapping[str, tuple[Query, ...]]


@dataclass(frozen=True, slots=True)
class QuestionsRun:
    """What a run measured: figures by way of asking, and how many searches each needs a case."""

    suite: str
    embedder: str
    cases: int
    articles: int
    searches: Mapping[str, float]
    figures: Mapping[str, Mapping[str, Interval]]


def run(
    case_set: CaseSet, asked: Sequence[Asked], embedder: Embedder, progress: Progress
) -> QuestionsRun:
    """Build a library of the cases' articles, ask every case in every way, and measure."""
    grades = {one.case.id: one.case.grades for one in asked}
    ways = tuple(asked[0].ways)
    with filled_libraries(case_set.articles, embedder, progress) as libraries:
        rankings = {way: _ranked(libraries["combined"], asked, way, progress) for way in ways}
    return QuestionsRun(
        suite=f"questions {case_set.name}",
        embedder=embedder.name,
        cases=len(asked),
        articles=len(case_set.articles),
        searches={way: _searches(asked, way) for way in ways},
        figures={way: means(grades, ranking) for way, ranking in rankings.items()},
    )


def sheet(run: QuestionsRun) -> Sheet:
    """Lay a run out as a table: a row for every way of asking."""
    return Sheet(
        title=f"{run.suite}: {run.cases} cases, {run.articles} articles, {run.embedder}",
        caption="means with 95 % bootstrap intervals over the cases; searches for each case",
        rows_are="asked by",
        rows={
            way: {**figures, "searches": run.searches[way]} for way, figures in run.figures.items()
        },
    )


def half(cases: Sequence[Case], name: str) -> list[Case]:
    """Choose the even or the odd half of the cases, by a hash of their ids."""
    return [case for case in cases if half_of(case.id) == name]


def wrapped(cases: Sequence[Case], stories: Sequence[Path]) -> Iterator[Asked]:
    """Wrap every question into a mail: to be found are its answers, as if it were asked alone.

    What else the mails tell are messages out of files of JSON lines with a ``text``.
    Raises CasesUnreadableError if a file cannot be read or holds too few messages.
    """
    messages = [str(line.get("text", "")).strip() for path in stories for line in read_lines(path)]
    writer = MailWriter(story=told(messages), history=messages)
    if len(writer.story) < _STORY:
        raise CasesUnreadableError("There are too few messages to write mails around.")
    for case in cases:
        mail = writer.mail(case)
        ways = {
            "whole mail": (Query(mail),),
            "mail without courtesy": (Query(body_of(mail)),),
            "its questions": questions_of([Turn(mail)]),
            "the question alone": (Query(case.question),),
        }
        yield Asked(case, ways)


def followed(cases: Sequence[Case], folder: Path) -> Iterator[Asked]:
    """Ask the last turn of conversations, whose ``history`` stands in ``queries.jsonl``.

    A turn of the history is a speaker, ``user`` or not, and a text.
    Raises CasesUnreadableError if the file cannot be read or a conversation has no history.
    """
    histories = {line["id"]: line.get("history") for line in read_lines(folder / "queries.jsonl")}
    for case in cases:
        history = histories.get(case.id)
        if history is None:
            raise CasesUnreadableError(f"{folder}: the case {case.id} has no history.")
        turns = [Turn(turn["text"], turn["speaker"] == "user") for turn in history]
        turns.append(Turn(case.question))
        ways = {
            "last turn": (Query(case.question),),
            "last turn and the two before": (Query("\n".join(turn.text for turn in turns[-3:])),),
            "everything said": (Query("\n".join(turn.text for turn in turns)),),
            "its questions": questions_of(turns),
        }
        yield Asked(case, ways)


def _ranked(
    library: Library, asked: Sequence[Asked], way: str, progress: Progress
) -> dict[str, list[str]]:
    return {
        one.case.id: [
            hit.passage.article.id for hit in library.search_each(one.ways[way], limit=_DEPTH)
        ]
        for one in progress(asked, f"Asking {way}")
    }


def _searches(asked: Sequence[Asked], way: str) -> float:
    """Count the searches that a case needs on average."""
    counts = [sum(len(query.spellings()) for query in one.ways[way]) for one in asked]
    return sum(counts) / len(counts)
