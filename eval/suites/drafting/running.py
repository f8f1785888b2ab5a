"""Draft replies to cases, and measure them beside the two plain ways of answering."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from eval.progress import Progress
from eval.reports import Cell, Sheet
from eval.statistics import bootstrap, paired_bootstrap
from eval.suites.drafting.cases import DraftCase, DraftSet
from eval.suites.drafting.measures import first_sentences, key_facts, token_f1
from eval.suites.search import filled_libraries
from redaction.text import RedactedText
from retrieval.articles import Hit, Passage
from retrieval.embedding.port import Embedder
from retrieval.library import Library
from retrieval.questions import Query, Turn, questions_of
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Question
from service.drafting.voice import Voice
from service.finding import find
from service.model.reply import Draft, Refusal
from service.model.ticket import Message, Requester, Ticket
from service.wiring.library import open_splitter

OURS, WHOLE, FIRST = "extractive draft", "best passage pasted whole", "first three sentences"

_GIVEN = 0.8
"""The score of a passage that is given instead of found."""

Finder = Callable[[DraftCase, Sequence[Query]], list[Hit]]


@dataclass(frozen=True, slots=True)
class DraftingRun:
    """What a run measured: by set, and by way of answering, each measure with its interval."""

    suite: str
    embedder: str
    cases: Mapping[str, int]
    figures: Mapping[str, Mapping[str, Mapping[str, Cell]]]


async def run(
    sets: Sequence[DraftSet], half: str, embedder: Embedder, progress: Progress
) -> DraftingRun:
    """Draft a reply to every case of every set, and measure."""
    figures = {}
    for one in sets:
        with _finder(one, embedder, progress) as found:
            replies = [
                await _replies(case, found, embedder) for case in progress(one.cases, one.name)
            ]
        figures[one.name] = _figures(one.cases, replies)
    counts = {one.name: len(one.cases) for one in sets}
    return DraftingRun(f"drafting, {half} half", embedder.name, counts, figures)


def sheets(run: DraftingRun) -> list[Sheet]:
    """Lay a run out as tables: one for every set, a row for every way of answering."""
    return [
        Sheet(
            title=f"{run.suite}, {name}: {run.cases[name]} cases, {run.embedder}",
            caption="means with 95 % bootstrap intervals over the cases, differences paired",
            rows_are="reply",
            rows=rows,
        )
        for name, rows in run.figures.items()
    ]


@contextmanager
def _finder(one: DraftSet, embedder: Embedder, progress: Progress) -> Iterator[Finder]:
    """Give what finds passages: the desk's own search, or the gold articles as they are split."""
    if one.is_given:
        splitter = open_splitter(embedder)

        def given(case: DraftCase, _queries: Sequence[Query]) -> list[Hit]:
            return [
                Hit(Passage(f"{id_}#{n}", article, span.start, span.end, span.headings), _GIVEN)
                for id_, article in ((id_, one.articles[id_]) for id_ in case.gold)
                for n, span in enumerate(splitter.split(article))
            ]

        yield given
        return
    with filled_libraries(list(one.articles.values()), embedder, progress) as libraries:
        yield lambda case, queries: _searched(libraries["combined"], case, queries)


def _searched(library: Library, case: DraftCase, queries: Sequence[Query]) -> list[Hit]:
    message = Message("1", "customer", case.question, datetime.now(UTC))
    return find(library, queries, Ticket(case.id, "", (message,), Requester("")))


async def _replies(case: DraftCase, found: Finder, embedder: Embedder) -> dict[str, str]:
    """Answer a case in every way."""
    queries = questions_of([Turn(case.question)])
    hits = found(case, queries)
    asked = tuple(RedactedText(query.text) for query in queries)
    question = Question(RedactedText(case.question), asked=asked)
    draft = await ExtractiveWriter(embedder, Voice("The team")).draft(question, hits)
    best = hits[0].passage if hits else None
    whole = "" if best is None else best.article.text if hits[0].score == _GIVEN else best.text
    return {OURS: body_of(draft), WHOLE: whole, FIRST: first_sentences(whole, 3)}


def body_of(reply: Draft | Refusal) -> str:
    """Leave of a draft what it states, without greeting and closing."""
    if isinstance(reply, Refusal):
        return ""
    stated = [one for one in reply.sentences if one.verdict != "courtesy"]
    return "".join(one.lead + one.text for one in stated).strip()


def _figures(
    cases: Sequence[DraftCase], replies: Sequence[Mapping[str, str]]
) -> dict[str, dict[str, Cell]]:
    measured = {
        way: {
            "token F1": [
                token_f1(r[way], c.references) for r, c in zip(replies, cases, strict=True)
            ],
            "key facts": [
                key_facts(r[way], c.references) for r, c in zip(replies, cases, strict=True)
            ],
            "words": [float(len(reply[way].split())) for reply in replies],
        }
        for way in (OURS, WHOLE, FIRST)
    }
    rows: dict[str, dict[str, Cell]] = {
        way: {name: bootstrap(np.array(values)) for name, values in figures.items()}
        for way, figures in measured.items()
    }
    for way in (WHOLE, FIRST):
        rows[f"draft less {way}"] = {
            name: paired_bootstrap(np.array(measured[way][name]), np.array(values))
            for name, values in measured[OURS].items()
        }
    return rows
