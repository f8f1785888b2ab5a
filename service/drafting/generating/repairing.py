"""Ask a model once to put right what the passages do not support."""

from collections.abc import Sequence

from redaction.mentions import kinds_of
from service.drafting.generating.judging import Judge
from service.drafting.generating.lines import LEFT_OUT, MAX_CHARACTERS, numbered
from service.drafting.generating.reading import read
from service.drafting.generating.splitting import Written
from service.drafting.port import LanguageModel
from service.drafting.prompts import REPAIR, Markers, spell_repair
from service.model.reply import Sentence

MOST_REPAIRED = 8
"""A reply with more faults than that is no reply to repair."""


def is_repairable(sentence: Sentence) -> bool:
    """Whether the articles speak of what a sentence says, but otherwise than it does."""
    is_faulty = sentence.verdict in {"partly", "unsupported"}
    return is_faulty and bool(sentence.citations) and "promise" not in sentence.faults


async def repaired(
    sentences: Sequence[Sentence], model: LanguageModel, judge: Judge, markers: Markers
) -> list[Written]:
    """Have all repairable sentences said again in one call; the others stay as they are.

    Whether that helped has to be proven again. Raises ModelUnavailableError.
    """
    faulty = {n: s for n, s in enumerate(sentences, start=1) if is_repairable(s)}
    asked = dict(list(faulty.items())[:MOST_REPAIRED])
    prompt = spell_repair(
        {n: (s.text, s.faults, [c.quote for c in s.citations]) for n, s in asked.items()}, markers
    )
    answer = await read(model.answer(REPAIR, prompt), MAX_CHARACTERS)
    better = numbered(answer, asked, kinds_of(judge.placeholders))
    return [
        Written(sentence.lead, _said(better.get(n, LEFT_OUT), sentence.text))
        for n, sentence in enumerate(sentences, start=1)
    ]


def _said(better: str, text: str) -> str:
    return text if better == LEFT_OUT else better
