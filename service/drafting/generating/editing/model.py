"""Edit with a language model, and believe of what it says again only what is proven again."""

import asyncio
import re
import secrets
from collections.abc import Mapping
from dataclasses import replace

from service.drafting.generating.calling.failing import LATE, UNREADABLE, CallFailedError
from service.drafting.generating.editing.briefing import brief_in
from service.drafting.generating.editing.leaving_out import may_be_left_out
from service.drafting.generating.editing.proving_again import Again, said_again, translated_back
from service.drafting.generating.lines import LEFT_OUT, MAX_CHARACTERS, numbered
from service.drafting.generating.reading import read
from service.drafting.port import Brief, LanguageModel, Manner, Question
from service.drafting.prompts import (
    MANNERS,
    REWRITE,
    SUM_UP,
    TRANSLATE_BACK,
    Markers,
    spell_lines,
    spell_ticket,
)
from service.errors import InvalidRequestError, ModelUnavailableError
from service.model.reply import Draft, Sentence

_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z -]{1,30}")


class ModelEditor:
    """Has a model say every sentence again; one that does not hold keeps its old words."""

    name = "generative"
    manners: frozenset[Manner] = frozenset(MANNERS)

    def __init__(self, model: LanguageModel, *, deadline_s: float) -> None:
        self._model = model
        self._deadline_s = deadline_s
        self._markers = Markers(secrets.token_bytes(32))

    async def rewrite(
        self, draft: Draft, manner: Manner, question: Question, *, language: str = ""
    ) -> Draft:
        """Say a draft again; ``language`` is what *translated* translates into, as "de".

        A sentence whose numbers, names, links or placeholders would change, or which its citations
        no longer prove, stays as it was. Raises ModelUnavailableError, InvalidRequestError.
        """
        told = MANNERS[manner].format(language=_checked(language or question.language, manner))
        sentences = [s for s in draft.sentences if s.verdict != "unsupported"]
        old = {n: _first_line(s) for n, s in enumerate(sentences, start=1)}
        try:
            async with asyncio.timeout(self._deadline_s):
                new = await self._lines(REWRITE.format(manner=told), old)
                back = await self._back(new, sentences) if manner == "translated" else {}
        except TimeoutError:
            raise CallFailedError(LATE) from None
        if not new:
            raise CallFailedError(UNREADABLE)
        again = Again(question, is_translated=manner == "translated")
        edited = await asyncio.to_thread(_edited, sentences, new, back, again)
        if manner == "shorter":
            edited = _without(edited, new)
        hidden = [s for s in draft.sentences if s.verdict == "unsupported"]
        return replace(draft, sentences=(*edited, *hidden))

    async def sum_up(self, question: Question) -> Brief:
        """Sum a ticket up; of what the model says that stays which the ticket has too.

        Raises ModelUnavailableError.
        """
        prompt = spell_ticket(question, self._markers)
        try:
            async with asyncio.timeout(self._deadline_s):
                answer = await read(self._model.answer(SUM_UP, prompt), MAX_CHARACTERS)
        except TimeoutError:
            raise CallFailedError(LATE) from None
        return brief_in(answer, question, self.name)

    async def _lines(
        self, instructions: str, old: Mapping[int, str], sample: str = ""
    ) -> dict[int, str]:
        prompt = spell_lines(old, self._markers, sample=sample)
        answer = await read(self._model.answer(instructions, prompt), MAX_CHARACTERS)
        return numbered(answer, old)

    async def _back(self, new: Mapping[int, str], sentences: list[Sentence]) -> dict[int, str]:
        """Translate a translation back; none of it where the model fails now."""
        titles = dict.fromkeys(c.title for s in sentences for c in s.citations)
        try:
            return await self._lines(TRANSLATE_BACK, new, "; ".join(titles))
        except ModelUnavailableError:
            return {}


def _edited(
    sentences: list[Sentence], new: Mapping[int, str], back: Mapping[int, str], again: Again
) -> list[Sentence]:
    edited = []
    for n, sentence in enumerate(sentences, start=1):
        text = new.get(n, LEFT_OUT)
        if text == LEFT_OUT:
            edited.append(sentence)
        elif again.is_translated:
            edited.append(translated_back(sentence, text, back.get(n, ""), again))
        else:
            edited.append(said_again(sentence, text, again))
    return edited


def _without(sentences: list[Sentence], new: Mapping[int, str]) -> list[Sentence]:
    """Leave out what the model would leave out, where nothing is wrong without it."""
    kept = list(sentences)
    for n in range(len(sentences), 0, -1):
        if new.get(n) == LEFT_OUT and may_be_left_out(kept, n - 1):
            del kept[n - 1]
    return kept


def _first_line(sentence: Sentence) -> str:
    """Take what is said again of a sentence; a signature below it stays as it is."""
    return sentence.text.partition("\n")[0]


def _checked(language: str, manner: Manner) -> str:
    if manner == "translated" and not _LANGUAGE.fullmatch(language):
        raise InvalidRequestError("Name the language to translate into, as “de” or “German”.")
    return f"the language “{language}”"
