"""Let a reply be heard while it is written: its opening, and each sentence that is proven."""

import asyncio
from collections import deque
from collections.abc import Sequence

from redaction.text import RedactedText
from service.drafting.generating.judging import Judge
from service.drafting.generating.splitting import Written
from service.drafting.port import Question, Said
from service.drafting.prompts import NO_ANSWER
from service.drafting.voice import Voice
from service.model.reply import Sentence

_BODY = Sentence(RedactedText("…"), "supported")
_REMEMBERED = 2
"""How many sentences before one tell what it is about."""


class Saying:
    """Says what is proven at once; the opening before the first sentence, the closing at the end.

    What is unsupported or promised is never heard.
    """

    def __init__(self, voice: Voice, question: Question, said: Said) -> None:
        self._voice = voice
        self._question = question
        self._said = said
        wrapped = self._wrapped((_BODY,))
        body = next(n for n, sentence in enumerate(wrapped) if sentence.text == _BODY.text)
        self._opening = wrapped[:body]
        self._closing = wrapped[body + 1 :]
        self._is_open = False
        self._before: deque[str] = deque(maxlen=_REMEMBERED)

    async def say(self, written: Written, judge: Judge) -> None:
        """Prove a sentence, and say it if it is."""
        if NO_ANSWER in written.text:
            return
        sentence = await asyncio.to_thread(judge.sentence, written, " ".join(self._before))
        self._before.append(written.text)
        if sentence.verdict == "unsupported" or "promise" in sentence.faults:
            return
        if not self._is_open:
            self._say(self._opening)
        self._is_open = True
        self._say([sentence])

    def whole(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Say how the reply closes, and give all of it."""
        self._say(self._closing)
        return self._wrapped(tuple(sentences))

    def _wrapped(self, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        question = self._question
        return self._voice.wrap(
            sentences, question.customer, language=question.language, message=question.text
        )

    def _say(self, sentences: Sequence[Sentence]) -> None:
        for sentence in sentences:
            self._said(sentence)
