"""What the draft panel shows: one state, in words, and all that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from redaction.text import NOTHING, RedactedText
from service.model.kept import RedactedTicket
from service.model.reply import (
    Decision,
    Draft,
    Evidence,
    Refusal,
    RefusalReason,
    Sentence,
    Suggestion,
)
from service.web.citing import (
    Found,
    Quote,
    Source,
    by_article,
    numbers_of,
    quotes_of,
    sources_of,
)
from service.web.layout import Block, blocks_of
from service.web.reply_wording import (
    REJECTIONS,
    next_step,
    partly_in_words,
    refusal_in_words,
    right_in_100,
)

State = Literal[
    "ready", "weak", "refused", "doubt", "person", "stale", "sent", "rejected", "answered"
]

_STATES: Mapping[RefusalReason, State] = {
    "needs_person": "person",
    "sources_conflict": "doubt",
    "unclear": "doubt",
}

WEAK_BELOW = 0.6
"""Confidence under which a draft is called weak."""


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
    def refusal(self) -> Refusal | None:
        """The refusal, if that is what was suggested."""
        reply = self.suggestion.reply if self.suggestion else None
        return reply if isinstance(reply, Refusal) else None

    @property
    def fallback(self) -> str:
        """Why the model did not write it; empty if it did, or if none is configured."""
        return self.suggestion.reply.fallback if self.suggestion else ""

    @property
    def how_sure(self) -> str:
        """How many of 100 such drafts are right, in words; empty where there is no draft."""
        return right_in_100(self.draft.confidence) if self.draft else ""

    @property
    def next_step(self) -> str:
        """What to do about a refusal, in words; empty where there is none."""
        return next_step(self.refusal) if self.refusal else ""

    @property
    def question(self) -> RedactedText:
        """The question that would settle it, ready to be sent; empty if there is none."""
        return self.refusal.question if self.refusal else NOTHING

    @property
    def sides(self) -> tuple[Quote, ...]:
        """The words of articles that contradict each other."""
        return quotes_of(self.refusal.sides, self._hits) if self.refusal else ()

    @property
    def is_open(self) -> bool:
        """Whether a decision is waited for."""
        return self.state in ("ready", "weak", "refused", "doubt", "person")

    @property
    def is_sendable(self) -> bool:
        """Whether something is ready to be sent as it is: a draft, or a question."""
        return self.is_open and bool(self.draft or self.question)

    @property
    def is_rewritten(self) -> bool:
        """Whether the draft was said again since it was written."""
        return self.suggestion is not None and self.suggestion.original is not None

    @property
    def blocks(self) -> list[Block]:
        """The draft as paragraphs and lists, without the sentences that nothing supports."""
        return blocks_of(self._sent)

    @property
    def unsupported(self) -> list[Sentence]:
        """The sentences that nothing supports; they are not sent."""
        of_refusal = self.refusal.unproven if self.refusal else ()
        return [*(s for s in self._sentences if s.verdict == "unsupported"), *of_refusal]

    @property
    def sources(self) -> list[Source]:
        """What proves each sentence that has a proof, numbered by passage."""
        return sources_of(self._sent, self._hits)

    @property
    def numbers(self) -> Mapping[int, int]:
        """The footnote of each sentence that has one, by the sentence's place."""
        return numbers_of(self.sources)

    @property
    def unquoted(self) -> list[Found]:
        """What was found and is quoted by no sentence, article by article."""
        quoted = {c.passage_id for s in self._sentences for c in s.citations}
        quoted |= {quote.citation.passage_id for quote in self.sides}
        return by_article(hit for hit in self._hits if hit.passage_id not in quoted)

    @property
    def _hits(self) -> tuple[Evidence, ...]:
        return self.suggestion.hits if self.suggestion else ()

    @property
    def _sentences(self) -> tuple[Sentence, ...]:
        return self.draft.sentences if self.draft else ()

    @property
    def _sent(self) -> list[Sentence]:
        return [s for s in self._sentences if s.verdict != "unsupported"]


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
        state = _STATES.get(reply.reason, "refused")
        return Panel(state, refusal_in_words(reply), suggestion)
    if reply.confidence < WEAK_BELOW:
        return Panel("weak", "Weak evidence", suggestion)
    if partly := sum(s.verdict == "partly" for s in reply.sentences):
        return Panel("weak", partly_in_words(partly), suggestion)
    return Panel("ready", "Ready", suggestion)
