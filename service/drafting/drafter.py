"""Draft a reply that is proven, may leave and is probably right; or say why there is none."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial

from redaction.text import PLACEHOLDER, RedactedText
from retrieval.articles import Hit
from retrieval.questions.words import words
from service.drafting.guarding import Guard, only_orders
from service.drafting.port import Question, Said, Writer, unheard
from service.drafting.refusing import (
    Calibration,
    asks_for_account_data,
    concern_of,
    conflict_in,
    figures_found,
    figures_written,
    proven_share,
    settling_question,
    stems,
    usual_calibration,
)
from service.drafting.voice import Tone, Voice
from service.model.reply import Draft, Refusal, Sentence

BUDGET = 0.2
"""The share of drafts that may be wrong, unless somebody says otherwise."""

_NO_GUARD = Guard()
_NO_VOICE = Voice("", Tone("", "", "", "", ""))


class Drafter:
    """A writer that writes only where the evidence is good enough, and whose words are checked.

    ``budget`` is the share of drafts that may be wrong; ``calibration`` knows how probably a draft
    is right, and from which probability on the budget holds. ``voice`` puts the courtesy of a reply
    around a question to the customer, which is sent as it stands.
    """

    def __init__(
        self,
        writer: Writer,
        guard: Guard = _NO_GUARD,
        calibration: Calibration | None = None,
        *,
        budget: float = BUDGET,
        voice: Voice = _NO_VOICE,
    ) -> None:
        self._writer = writer
        self._guard = guard
        self._calibration = calibration or usual_calibration()
        self._voice = voice
        self._threshold = self._calibration.threshold(budget)

    @property
    def name(self) -> str:
        """The name of the writer."""
        return self._writer.name

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer from the passages found, or refuse with a reason.

        ``said`` hears a sentence once it may leave; what is returned counts, for the whole may
        still be refused. Raises ModelUnavailableError if the writer does.
        """
        if (refusal := self._at_once(question)) is not None:
            return refusal
        question, admitted = await asyncio.to_thread(self._guard.admitted, question, hits)
        if not admitted:
            return Refusal("nothing_found", 1.0, self.name)
        found = await asyncio.to_thread(figures_found, question, admitted)
        if (refusal := self._unfounded(question, found)) is not None:
            return refusal
        hidden = _placeholders(question)
        # Each sentence is heard once and read once more at the end.
        check = cache(partial(self._guard.checked, hits=admitted, placeholders=hidden))
        reply = await self._writer.draft(question, admitted, lambda one: said(check(one)))
        if isinstance(reply, Refusal):
            return reply
        checked = replace(reply, sentences=tuple(map(check, reply.sentences)))
        return await asyncio.to_thread(self._weighed, question, admitted, found, checked)

    def _at_once(self, question: Question) -> Refusal | None:
        """Refuse what no article can answer, before anything is asked of anybody."""
        concern = concern_of(question)
        if concern is not None:
            return Refusal("needs_person", 1.0, self.name, concern=concern)
        if only_orders(question):
            return Refusal("out_of_scope", 1.0, self.name)
        texts = (question.text, question.subject, *question.asked)
        if not any(words(text) for text in texts):
            return Refusal("empty_question", 1.0, self.name)
        return None

    def _unfounded(self, question: Question, found: tuple[float, ...]) -> Refusal | None:
        """Refuse what nothing in the library is about."""
        sure = self._calibration.found.probability(found)
        if sure >= self._calibration.foreign_below:
            return None
        if asks_for_account_data(question.text):
            return Refusal("needs_account_data", 1 - sure, self.name)
        return Refusal("out_of_scope", 1 - sure, self.name)

    def _weighed(
        self, question: Question, hits: Sequence[Hit], found: tuple[float, ...], draft: Draft
    ) -> Draft | Refusal:
        """Give a draft its probability; refuse it if that is too low or another article differs."""
        refused = partial(Refusal, writer=draft.writer, fallback=draft.fallback)
        unproven = tuple(one for one in draft.sentences if one.verdict == "unsupported")
        if not any(one.verdict in ("supported", "partly") for one in draft.sentences):
            return refused("weak_evidence", 1.0, unproven=unproven)
        sides = conflict_in(draft, hits, stems(" ".join(question.asked)))
        figures = found + figures_written(question, hits, draft)
        sure = self._calibration.sure(figures, proven_share(draft))
        if sides is not None:
            return refused("sources_conflict", 1 - sure, sides=sides)
        if sure >= self._threshold:
            return replace(draft, confidence=sure)
        if asks_for_account_data(question.text):
            return refused("needs_account_data", 1 - sure)
        settling = settling_question(question, hits)
        if settling is not None:
            return refused("unclear", 1 - sure, question=self._addressed(question, settling))
        return refused("weak_evidence", 1 - sure, unproven=unproven)

    def _addressed(self, question: Question, settling: RedactedText) -> RedactedText:
        """Put a greeting and a closing around a question to the customer."""
        asked = Sentence(settling, "courtesy", lead="\n\n")
        wrapped = self._voice.wrap((asked,), question.customer, language=question.language)
        return Draft(wrapped, 0.0, self.name).text


def _placeholders(question: Question) -> frozenset[str]:
    """Name what is hidden in the customer's own words, and may be put back into a reply."""
    texts = (question.text, question.subject, question.customer, *question.history)
    return frozenset(match[0] for text in texts for match in PLACEHOLDER.finditer(text))
