"""Assemble a reply from the articles' own sentences, with no language model."""

import asyncio
from collections.abc import Sequence

from retrieval.articles import Hit
from retrieval.embedding.port import Embedder
from service.drafting.extracting.answering import answered, asked_in
from service.drafting.extracting.macros import without_fields
from service.drafting.extracting.spelling import spelled
from service.drafting.extracting.weighing import Weigher
from service.drafting.port import Question, Said, unheard
from service.drafting.reading.blocks import blocks_of
from service.drafting.reading.words import content_words
from service.drafting.voice import Voice
from service.model.reply import Draft, Refusal


class ExtractiveWriter:
    """Chooses the sentences and steps that answer; each is proven, for it is a quotation."""

    name = "extractive"

    def __init__(self, embedder: Embedder, voice: Voice, *, max_words: int = 120) -> None:
        self._weigher = Weigher(embedder)
        self._voice = voice
        self._max_words = max_words

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer from the passages found, or say that there is no question or no passage.

        The confidence is how well the best of what was chosen fits, uncalibrated.
        """
        reply = await asyncio.to_thread(self._draft, question, hits)
        if isinstance(reply, Draft):
            for sentence in reply.sentences:
                said(sentence)
        return reply

    def _draft(self, question: Question, hits: Sequence[Hit]) -> Draft | Refusal:
        asked = asked_in(question)
        if not any(content_words(text) for text in asked):
            return Refusal("empty_question", 1.0, self.name)
        blocks = without_fields(blocks_of([hit.passage for hit in hits]), question.customer)
        if not blocks:
            return Refusal("nothing_found", 1.0, self.name)
        answer = answered(asked, blocks, hits, self._weigher, self._max_words)
        body = tuple(spelled(answer.paragraphs))
        if not body:
            return Refusal("nothing_found", 1.0, self.name)
        wrapped = self._voice.wrap(
            body, question.customer, language=question.language, message=question.text
        )
        return Draft(wrapped, answer.fitness, self.name)
