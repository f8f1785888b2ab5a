"""What the draft panel shows: one state, in words, and all that goes with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from service.model.kept import RedactedTicket
from service.model.reply import Citation, Decision, Draft, Evidence, Sentence, Suggestion
from service.web.layout import Block, blocks_of
from service.web.wording import REFUSALS, REJECTIONS

State = Literal["ready", "weak", "refused", "stale", "sent", "rejected", "answered"]

WEAK_BELOW = 0.6
"""Confidence under which a draft is called weak."""


@dataclass(frozen=True, slots=True)
class Source:
    """What proves one sentence: its citations, each within the passage it was quoted from."""

    place: int
    number: int
    quotes: tuple[tuple[Citation, Evidence | None], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was found, with the passages of it, best first."""

    passages: tuple[Evidence, ...]

    @property
    def best(self) -> Evidence:
        """The passage that fits best; it names the article."""
        return self.passages[0]


@dataclass(frozen=True, slots=True)
class Panel:
    """One state of the panel, and what there is to see and to do in it.

    ``by`` and ``at`` say who decided or answered, and when.
    """

    state: State
    words: str
    suggestion: Suggestion | None = None
    decision: Decision | None = None
    by: str = ""
    at: datetime | None = None

    @property
    def draft(self) -> Draft | None:
        """The draft, if there is one."""
        reply = self.suggestion.reply if self.suggestion else None
        return reply if isinstance(reply, Draft) else None

    @property
    def fallback(self) -> str:
        """Why the model did not write it; empty if it did, or if none is configured."""
        return self.suggestion.reply.fallback if self.suggestion else ""

    @property
    def right_in_100(self) -> int | None:
        """How many of 100 such drafts are estimated to be right."""
        return round(self.draft.confidence * 100) if self.draft else None

    @property
    def is_open(self) -> bool:
        """Whether a decision is waited for."""
        return self.state in ("ready", "weak", "refused")

    @property
    def blocks(self) -> list[Block]:
        """The draft as paragraphs and lists, without the sentences that nothing supports."""
        return blocks_of(s for s in self._sentences if s.verdict != "unsupported")

    @property
    def unsupported(self) -> list[Sentence]:
        """The sentences that nothing supports; they are not sent."""
        return [s for s in self._sentences if s.verdict == "unsupported"]

    @property
    def sources(self) -> list[Source]:
        """What proves each sentence that has a proof, numbered by passage."""
        return _sources(
            [s for s in self._sentences if s.verdict != "unsupported"],
            {hit.passage_id: hit for hit in self._hits},
        )

    @property
    def numbers(self) -> dict[int, int]:
        """The footnote of each sentence that has one, by the sentence's place."""
        return {source.place: source.number for source in self.sources}

    @property
    def unquoted(self) -> list[Found]:
        """What was found and is quoted by no sentence, article by article."""
        quoted = {c.passage_id for s in self._sentences for c in s.citations}
        return _by_article(hit for hit in self._hits if hit.passage_id not in quoted)

    @property
    def _hits(self) -> tuple[Evidence, ...]:
        return self.suggestion.hits if self.suggestion else ()

    @property
    def _sentences(self) -> tuple[Sentence, ...]:
        return self.draft.sentences if self.draft else ()


def panel_of(
    ticket: RedactedTicket,
    suggestion: Suggestion | None,
    decision: Decision | None,
    names: Mapping[str, str],
) -> Panel:
    """Say where a ticket stands. ``names`` has the name of whoever decided, by their address."""
    if suggestion and decision and suggestion.state in ("accepted", "edited"):
        by = names.get(decision.by, decision.by)
        return Panel("sent", f"Sent by {by}", suggestion, decision, by, decision.at)
    last = ticket.messages[-1] if ticket.messages else None
    if last and last.author != "customer":
        return Panel("answered", "Answered", at=last.at)
    if suggestion and decision and decision.reason:
        by = names.get(decision.by, decision.by)
        reason = REJECTIONS[decision.reason]
        return Panel("rejected", f"Rejected: {reason}", suggestion, decision, by, decision.at)
    return _waiting(suggestion)


def _waiting(suggestion: Suggestion | None) -> Panel:
    if suggestion is None or suggestion.state == "stale":
        return Panel("stale", "Out of date: a newer message arrived", suggestion)
    reply = suggestion.reply
    if not isinstance(reply, Draft):
        return Panel("refused", f"No answer: {REFUSALS[reply.reason]}", suggestion)
    if reply.confidence < WEAK_BELOW or any(s.verdict == "partly" for s in reply.sentences):
        return Panel("weak", "Weak evidence", suggestion)
    return Panel("ready", "Ready", suggestion)


def _by_article(hits: Iterable[Evidence]) -> list[Found]:
    """Group hits by article, in the order of the best passage of each."""
    articles: dict[str, list[Evidence]] = {}
    for hit in hits:
        articles.setdefault(hit.article_id, []).append(hit)
    return [Found(tuple(passages)) for passages in articles.values()]


def _sources(sentences: Sequence[Sentence], passages: Mapping[str, Evidence]) -> list[Source]:
    numbers: dict[str, int] = {}
    found = []
    for place, sentence in enumerate(sentences):
        if sentence.citations:
            number = numbers.setdefault(sentence.citations[0].passage_id, len(numbers) + 1)
            quotes = tuple((c, passages.get(c.passage_id)) for c in sentence.citations)
            found.append(Source(place, number, quotes))
    return found
