"""Ask the desk cases, and take down what it found, what it wrote and whether that is right."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import structlog

from eval.desks import desk_over
from eval.progress import Progress
from eval.suites.refusal.cases import Collection, Labelled, LabelledSet
from eval.suites.search import filled_libraries
from redaction.text import NOTHING
from retrieval.articles import Hit
from retrieval.embedding.port import Embedder
from retrieval.library import Library
from service.desk import Desk
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Question, Said, Writer, unheard
from service.drafting.refusing import Calibration, figures_of, proven_share, usual_calibration
from service.drafting.refusing.signs import stems
from service.drafting.voice import Voice
from service.model.reply import Draft, Refusal

HELD_SHARE = 0.5
"""Share of a reference answer's content words that a draft must have to hold the answer."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a case: its signs, as `SIGNS` names them, and whether the draft is right.

    ``figures`` are empty where nothing was drafted, whatever the evidence: nothing was found, or a
    person has to answer; ``reason`` says why. Such a case is refused at every budget.
    """

    id: str
    set: str
    library: str
    is_fitted_on: bool
    is_answerable: bool
    is_right: bool
    figures: tuple[float, ...]
    proven: float = 1.0
    reason: str = ""

    def sure(self, calibration: Calibration) -> float:
        """How sure a calibration is that the draft is right; 0 where it would not be written."""
        if not self.figures:
            return 0.0
        found = calibration.found.probability(self.figures[: len(calibration.found.weights)])
        is_foreign = found < calibration.foreign_below
        return 0.0 if is_foreign else calibration.sure(self.figures, self.proven)


class Listening:
    """A writer that remembers what it was asked last, and what it answered."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.question = Question(NOTHING)
        self.hits: Sequence[Hit] = ()
        self.reply: Draft | Refusal | None = None

    @property
    def name(self) -> str:
        """The name of the writer it listens to."""
        return self._writer.name

    def forget(self) -> None:
        """Remember nothing of the last one; the next may never be asked."""
        self.question, self.hits, self.reply = Question(NOTHING), (), None

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Let the writer draft, and remember."""
        self.question, self.hits = question, tuple(hits)
        self.reply = await self._writer.draft(question, hits, said)
        return self.reply


def all_answers(
    collection: Collection, embedder: Embedder, progress: Progress, *, limit: int = 0
) -> list[Answered]:
    """Fill every library in turn, and ask it its cases; with a limit so many of each set."""
    found: list[Answered] = []
    for name, articles in collection.libraries.items():
        own = [one for one in collection.sets if one.library == name]
        with filled_libraries(articles, embedder, progress) as libraries:
            for one in own:
                asked = replace(one, cases=one.cases[: limit or None])
                found += answers(asked, libraries["combined"], embedder, progress)
    return found


def answers(
    asked: LabelledSet, library: Library, embedder: Embedder, progress: Progress
) -> list[Answered]:
    """Ask a desk over a library all cases of a set, as tickets; no evidence is too weak."""
    listening = Listening(ExtractiveWriter(embedder, Voice("The team")))
    desk = desk_over(library, Drafter(listening, calibration=_trusting(), budget=1))
    with _quietly(), asyncio.Runner() as runner:
        return [
            runner.run(_answer(desk, listening, asked, case))
            for case in progress(asked.cases, f"Asking {asked.name}")
        ]


async def _answer(desk: Desk, listening: Listening, asked: LabelledSet, case: Labelled) -> Answered:
    listening.forget()
    reply = (await desk.draft(case.ticket)).suggestion.reply
    written = listening.reply
    figures: tuple[float, ...] = ()
    proven = 0.0
    if isinstance(reply, Draft) and isinstance(written, Draft):
        figures = figures_of(listening.question, listening.hits, written)
        proven = proven_share(written)
    return Answered(
        id=case.id,
        set=asked.name,
        library=asked.library,
        is_fitted_on=asked.part_of(case) == "fitted",
        is_answerable=bool(case.articles),
        is_right=isinstance(reply, Draft) and is_right(case, reply),
        figures=figures,
        proven=proven,
        reason=reply.reason if isinstance(reply, Refusal) else "",
    )


def is_right(case: Labelled, draft: Draft) -> bool:
    """Whether a draft cites an article that answers and, where an answer is known, holds it.

    It holds it if it has half of the content words of one of the reference answers.
    """
    cited = {citation.article_id for one in draft.sentences for citation in one.citations}
    if not cited & case.articles:
        return False
    said = stems(draft.text)
    held = [_share(stems(reference), said) for reference in case.references]
    return max(held, default=1.0) >= HELD_SHARE


def _share(wanted: frozenset[str], said: frozenset[str]) -> float:
    return len(wanted & said) / len(wanted) if wanted else 1.0


def _trusting() -> Calibration:
    """Take nothing for foreign, so that everything is drafted."""
    return replace(usual_calibration(), foreign_below=0.0)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep the desk from logging thousands of drafts."""
    before = structlog.get_config()["wrapper_class"]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    try:
        yield
    finally:
        structlog.configure(wrapper_class=before)
