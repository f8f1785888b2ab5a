"""Let a language model write the reply, and prove each sentence before anybody sees it."""

import asyncio
import secrets
from collections.abc import Sequence

from redaction.mentions import kinds_of
from redaction.text import RedactedText
from retrieval.articles import Hit
from service.drafting.generating.calling.closing import closing
from service.drafting.generating.calling.extra import ExtraCalls
from service.drafting.generating.calling.failing import LATE, TOO_LONG, CallFailedError
from service.drafting.generating.judging import Judge
from service.drafting.generating.repairing import is_repairable, repaired
from service.drafting.generating.saying import Saying
from service.drafting.generating.splitting import Splitter, Written
from service.drafting.port import LanguageModel, Question, Said, unheard
from service.drafting.prompts import INSTRUCTIONS, MAX_PASSAGES, NO_ANSWER, Markers, spell_prompt
from service.drafting.voice import Voice
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Refusal, Sentence

MAX_ANSWER_CHARACTERS = 6000
"""A reply is 150 words; what runs on beyond this is a model out of hand."""
LEFT_FOR_OTHERS = 0.25
LEFT_FOR_OTHERS_S = 1.0
"""What of the deadline, at most, is kept for the writer that takes over: it works on one core of
a busy machine, and the customer's desk is told one deadline for both."""


class NothingProvenError(ModelUnavailableError):
    """The passages support nothing of what the model wrote, which is in ``unproven``."""

    def __init__(self, unproven: tuple[Sentence, ...]) -> None:
        super().__init__("The articles support nothing of what the model wrote.")
        self.unproven = unproven


class GenerativeWriter:
    """Asks a model for a reply with numbered proofs, and believes none of them unchecked.

    ``deadline_s`` is for the whole draft, another writer's taking over included. ``extra_calls``
    bounds repairs, together with whatever else shares it.
    """

    name = "generative"

    def __init__(
        self,
        model: LanguageModel,
        voice: Voice,
        *,
        deadline_s: float,
        extra_calls: ExtraCalls | None = None,
    ) -> None:
        self._model = model
        self._voice = voice
        self._patience_s = patience_s(deadline_s)
        self._extra_calls = extra_calls or ExtraCalls()
        self._markers = Markers(secrets.token_bytes(32))

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer from the passages found, or refuse with a reason.

        Raises ModelUnavailableError if the model fails or is late; NothingProvenError if it says
        nothing that the passages support.
        """
        if not hits:
            return Refusal("nothing_found", 1.0, self.name)
        ends_at = asyncio.get_running_loop().time() + self._patience_s
        given = hits[:MAX_PASSAGES]
        judge = await asyncio.to_thread(Judge.of, question, given)
        saying = Saying(self._voice, question, said)
        prompt = spell_prompt(question, given, self._markers)
        try:
            async with asyncio.timeout_at(ends_at):
                written = await self._written(prompt, judge, saying)
        except TimeoutError:
            raise CallFailedError(LATE) from None
        if written and NO_ANSWER in written[0].text:
            return Refusal("weak_evidence", 0.5, self.name)
        answering = [one for one in written if NO_ANSWER not in one.text]
        sentences = await self._weighed(answering, judge, ends_at)
        facts = [s for s in sentences if s.verdict != "courtesy"]
        good = sum(s.verdict == "supported" for s in facts)
        if not good:
            raise NothingProvenError(tuple(facts))
        whole = saying.whole(sentences)
        return Draft(whole, hits[0].score * good / len(facts), self.name)

    async def _written(self, prompt: RedactedText, judge: Judge, saying: Saying) -> list[Written]:
        """Read the answer, and say each sentence once it is proven."""
        splitter = Splitter(kinds_of(judge.placeholders))
        written: list[Written] = []
        left = MAX_ANSWER_CHARACTERS
        async with closing(self._model.answer(INSTRUCTIONS, prompt)) as pieces:
            async for piece in pieces:
                for one in splitter.take(piece[: max(left, 0)]):
                    written.append(one)
                    await saying.say(one, judge)
                left -= len(piece)
                if left < 0:
                    raise CallFailedError(TOO_LONG)
        for one in splitter.rest():
            written.append(one)
            await saying.say(one, judge)
        return written

    async def _weighed(
        self, written: Sequence[Written], judge: Judge, ends_at: float
    ) -> list[Sentence]:
        """Prove the reply as a whole, with what is wrong repaired once if time and bounds allow."""
        sentences = await asyncio.to_thread(judge.sentences, written)
        if any(map(is_repairable, sentences)) and self._extra_calls.take():
            try:
                async with asyncio.timeout_at(ends_at):
                    better = await repaired(sentences, self._model, judge, self._markers)
            except (TimeoutError, ModelUnavailableError):
                # The draft is as good as it was.
                better = []
            if better:
                sentences = await asyncio.to_thread(judge.sentences, better)
        # The desk has no hands: what it is said to have done is not even shown.
        return [s for s in sentences if "promise" not in s.faults]


def patience_s(deadline_s: float) -> float:
    """Tell how long a model may take where another writer may have to take over by the deadline."""
    return deadline_s - min(LEFT_FOR_OTHERS * deadline_s, LEFT_FOR_OTHERS_S)
