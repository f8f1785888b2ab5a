"""What redaction costs the answer: search with and without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eval.cases import Case, CaseSet
from eval.measures import MEASURES, measured
from eval.progress import Progress
from eval.reports import Sheet
from eval.statistics import Interval, bootstrap, paired_bootstrap
from eval.suites.search import filled_libraries, ranked
from redaction.redactor import Redactor
from redaction.text import PLACEHOLDER
from retrieval.embedding.port import Embedder


@dataclass(frozen=True, slots=True)
class CostRun:
    """How well the library answers raw and redacted questions, and the paired difference.

    ``changed`` counts the questions in which something was hidden.
    """

    suite: str
    embedder: str
    profile: str
    cases: int
    changed: int
    figures: Mapping[str, Mapping[str, Interval]]


def run(
    case_set: CaseSet, embedder: Embedder, redactor: Redactor, profile: str, progress: Progress
) -> CostRun:
    """Ask both legs together every question twice: as it is, and redacted as the desk does."""
    redacted = [_redacted(case, redactor) for case in progress(case_set.cases, "Redacting")]
    with filled_libraries(case_set.articles, embedder, progress) as libraries:
        library = libraries["combined"]
        before = ranked(library, case_set.cases, "Asking raw", progress)
        after = ranked(library, redacted, "Asking redacted", progress)
    grades = {case.id: case.grades for case in case_set.cases}
    raw, hidden = measured(grades, before), measured(grades, after)
    return CostRun(
        suite=f"redaction-cost {case_set.name}",
        embedder=embedder.name,
        profile=profile,
        cases=len(redacted),
        changed=_changed(case_set.cases, redacted),
        figures={
            "raw": {name: bootstrap(raw[name]) for name in MEASURES},
            "redacted": {name: bootstrap(hidden[name]) for name in MEASURES},
            "difference": {name: paired_bootstrap(raw[name], hidden[name]) for name in MEASURES},
        },
    )


def sheet(run: CostRun) -> Sheet:
    """Lay a run out as a table of three rows."""
    return Sheet(
        title=f"{run.suite}: {run.cases} questions, {run.changed} changed, {run.profile}",
        caption="means with 95 % bootstrap intervals; the difference is paired",
        rows_are="questions",
        rows=run.figures,
    )


def _redacted(case: Case, redactor: Redactor) -> Case:
    """Redact a question, and leave the placeholders out of the query as the desk does."""
    text = redactor.redact(case.question).text
    return replace(case, question=PLACEHOLDER.sub("", text).strip())


def _changed(before: Sequence[Case], after: Sequence[Case]) -> int:
    pairs = zip(before, after, strict=True)
    return sum(one.question.strip() != other.question for one, other in pairs)
