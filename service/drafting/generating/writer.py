"""Let a language model write the reply, and prove each sentence before anybody sees it."""

import asyncio
import re
import secrets
from collections.abc import Iterator, Sequence

import sentencex

from redaction.mentions import kinds_of, straightened
from redaction.text import PLACEHOLDER, RedactedText
from retrieval.articles import Hit
from service.drafting.port import LanguageModel, Question, Said, unheard
from service.drafting.prompts import INSTRUCTIONS, MAX_PASSAGES, NO_ANSWER, spell_prompt
from service.drafting.proving.proving import prove
from service.drafting.reading.blocks import Unit, blocks_of
from service.drafting.voice import Voice
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Refusal, Sentence

MAX_ANSWER_CHARACTERS = 6000
"""A reply is 150 words; what runs on beyond this is a model out of hand."""

_MARKS = re.compile(r"[ \t]*\[\d{1,3}(?:[ \t]*,[ \t]*\d{1,3})*\]")
_MARKER = re.compile(r"^[ \t]*(\d{1,2}[.)]|[-*•])[ \t]+")
_MARKUP = re.compile(r"\*\*|__|`|^#{1,6}[ \t]+", re.MULTILINE)
_HTML = re.compile(r"<[a-z/!][^<>]*>")


class GenerativeWriter:
    """Asks a model for a reply with numbered proofs, and believes none of them unchecked."""

    name = "generative"

    def __init__(self, model: LanguageModel, voice: Voice, *, deadline_s: float) -> None:
        self._model = model
        self._voice = voice
        self._deadline_s = deadline_s

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer from the passages found, or refuse with a reason.

        Raises ModelUnavailableError if the model fails, is late, or says nothing that the passages
        support.
        """
        if not hits:
            return Refusal("nothing_found", 1.0, self.name)
        prompt = spell_prompt(question, hits[:MAX_PASSAGES], secrets.token_hex(8))
        try:
            async with asyncio.timeout(self._deadline_s):
                pieces = [piece async for piece in self._model.answer(INSTRUCTIONS, prompt)]
        except TimeoutError:
            raise ModelUnavailableError("The language model took too long.") from None
        answer = "".join(pieces)
        if NO_ANSWER in answer[:200]:
            return Refusal("weak_evidence", 0.5, self.name)
        draft = await asyncio.to_thread(self._proven, answer, question, hits)
        for sentence in draft.sentences:
            said(sentence)
        return draft

    def _proven(self, answer: str, question: Question, hits: Sequence[Hit]) -> Draft:
        units = [u for block in blocks_of([hit.passage for hit in hits]) for u in block.units]
        allowed = _placeholders(question)
        # A model that bent a placeholder still means it; and "<person_1>" must not pass for HTML.
        straight = straightened(answer[:MAX_ANSWER_CHARACTERS], kinds_of(allowed))
        written = _sentences(straight)
        sentences = tuple(_judged(lead, text, units, allowed) for lead, text in written)
        facts = [s for s in sentences if s.verdict != "courtesy"]
        good = sum(s.verdict == "supported" for s in facts)
        if not good:
            raise ModelUnavailableError("The articles support nothing of what the model wrote.")
        confidence = hits[0].score * good / len(facts)
        return Draft(self._voice.wrap(sentences, question.customer), confidence, self.name)


def _judged(lead: str, text: str, units: Sequence[Unit], allowed: frozenset[str]) -> Sentence:
    verdict, citations = prove(text, units)
    # A placeholder that the customer's text does not have would be sent as it stands, or name
    # somebody else.
    if not {match[0] for match in PLACEHOLDER.finditer(text)} <= allowed:
        verdict, citations = "unsupported", ()
    return Sentence(RedactedText(text), verdict, citations, lead)


def _placeholders(question: Question) -> frozenset[str]:
    texts = (question.text, question.subject, question.customer, *question.history)
    return frozenset(match[0] for text in texts for match in PLACEHOLDER.finditer(text))


def _sentences(answer: str) -> Iterator[tuple[str, str]]:
    """Split an answer into leads and sentences, without marks, markup or HTML."""
    bare = _HTML.sub("", _MARKUP.sub("", _MARKS.sub("", answer)))
    after_blank = True
    for line in bare.splitlines():
        marked = _MARKER.match(line)
        marker = marked[1] if marked else ""
        rest = line[marked.end() :] if marked else line
        if not rest.strip():
            after_blank = True
            continue
        lead = ("\n\n" if after_blank else "\n") + (f"{marker} " if marker else "")
        for text in sentencex.segment("en", rest):
            if text.strip():
                yield lead, text.strip()
                lead = " "
        after_blank = False
