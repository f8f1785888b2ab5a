"""Assemble a reply from the articles' own sentences, with no language model."""

import asyncio
from collections.abc import Iterator, Sequence

import numpy as np

from redaction.text import RedactedText
from retrieval.articles import Hit
from retrieval.embedding.port import Embedder
from service.drafting.extracting.asking import as_query
from service.drafting.extracting.selection import Piece, choose
from service.drafting.port import Question, Said, unheard
from service.drafting.reading.blocks import Block, Unit, blocks_of
from service.drafting.reading.words import content_words
from service.drafting.refusing.confidence import confidence
from service.drafting.voice import Voice
from service.model.reply import Draft, Refusal, Sentence

MAX_UNITS = 36
"""Sentences weighed for one reply; each costs an embedding, so this bounds the time."""


class ExtractiveWriter:
    """Chooses the sentences and steps that answer; each is proven, for it is a quotation."""

    name = "extractive"

    def __init__(
        self, embedder: Embedder, voice: Voice, *, refuse_below: float, max_words: int = 120
    ) -> None:
        self._embedder = embedder
        self._voice = voice
        self._refuse_below = refuse_below
        self._max_words = max_words

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer from the passages found, or refuse with a reason."""
        reply = await asyncio.to_thread(self._draft, question, hits)
        if isinstance(reply, Draft):
            for sentence in reply.sentences:
                said(sentence)
        return reply

    def _draft(self, question: Question, hits: Sequence[Hit]) -> Draft | Refusal:
        query = as_query(question)
        if not content_words(query):
            return Refusal("empty_question", 1.0, self.name)
        blocks = _bounded(blocks_of([hit.passage for hit in hits]))
        if not blocks:
            return Refusal("nothing_found", 1.0, self.name)
        scores, best_match = self._scores(query, blocks, hits)
        sure = confidence(query, hits, best_match)
        if sure < self._refuse_below:
            return Refusal("weak_evidence", 1 - sure, self.name)
        chosen = choose(blocks, scores, query, self._max_words)
        body = tuple(sentence for pieces in chosen for sentence in _spelled(pieces))
        return Draft(self._voice.wrap(body, question.customer), sure, self.name)

    def _scores(
        self, query: str, blocks: Sequence[Block], hits: Sequence[Hit]
    ) -> tuple[dict[Unit, float], float]:
        """Weigh every unit between 0 and 1: meaning, words shared, and its passage's own score."""
        units = [unit for block in blocks for unit in block.units]
        vectors = self._embedder.embed_passages([_in_section(unit) for unit in units])
        cosines = np.clip(vectors @ self._embedder.embed_query(query), 0.0, 1.0)
        asked = content_words(query)
        passage_scores = {hit.passage.id: hit.score for hit in hits}
        scores: dict[Unit, float] = {}
        for unit, cosine in zip(units, cosines.tolist(), strict=True):
            said = content_words(unit.text)
            shared = len(asked & said) / max(len(asked), 1)
            found = passage_scores.get(unit.passage.id, 0.0)
            fitness = 0.5 * cosine + 0.2 * min(shared * 2, 1.0) + 0.3 * found
            # What only says the question again, as headings of problems do, answers nothing.
            scores[unit] = fitness / 2 if said <= asked else fitness
        return scores, float(cosines.max())


def _in_section(unit: Unit) -> str:
    """A sentence with the heading it stands under, which says what it is about."""
    heading = unit.passage.headings[-1] if unit.passage.headings else unit.passage.article.title
    return f"{heading}: {unit.text}"


def _bounded(blocks: Sequence[Block]) -> list[Block]:
    """Keep the blocks of the best articles, as many as may be weighed."""
    kept: list[Block] = []
    count = 0
    for block in blocks:
        count += len(block.units)
        if count > MAX_UNITS:
            break
        kept.append(block)
    return kept


def _spelled(pieces: Sequence[Piece]) -> Iterator[Sentence]:
    """Spell a paragraph of the reply: sentences run on, steps are numbered anew."""
    number = 0
    for n, piece in enumerate(pieces):
        number = number + 1 if piece.kind == "steps" else 0
        mark = {"paragraph": "", "steps": f"{number}. ", "bullets": "- "}[piece.kind]
        lead = "\n\n" if n == 0 else "\n" if mark else " "
        text = RedactedText(piece.unit.text)
        yield Sentence(text, "supported", (piece.unit.citation(),), lead + mark)
