"""Edit without a language model: shorten, and sum up in the customer's own words."""

from dataclasses import replace

from redaction.text import RedactedText
from retrieval.questions import body_of
from service.drafting.generating.editing.asking_next import ask_next
from service.drafting.generating.editing.leaving_out import may_be_left_out
from service.drafting.port import Brief, Manner, Question
from service.drafting.reading.words import content_words
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Sentence

SHORT = 0.67
"""Share of its words that a shortened draft may keep, where so much can be left out."""
MOST_SENTENCES = 3
MOST_CHARACTERS = 300


class PlainEditor:
    """Leaves out what a draft needs least; for every other manner there has to be a model."""

    name = "plain"
    manners: frozenset[Manner] = frozenset({"shorter"})

    async def rewrite(
        self, draft: Draft, manner: Manner, question: Question, *, language: str = ""
    ) -> Draft:
        """Say a draft again; only shorter, and unchanged if nothing can be left out.

        Raises ModelUnavailableError for every other manner.
        """
        del language
        if manner != "shorter":
            raise ModelUnavailableError(
                "Only a language model can do that: set DESKPROOF_MODEL_URL and "
                "DESKPROOF_MODEL_NAME."
            )
        return replace(draft, sentences=_shortened(draft.sentences, question))

    async def sum_up(self, question: Question) -> Brief:
        """Quote what the customer asks, and name what the ticket lacks."""
        return Brief(_asked(question), ask_next(question), self.name)


def _shortened(sentences: tuple[Sentence, ...], question: Question) -> tuple[Sentence, ...]:
    """Leave out one sentence after the other, the least to the point first."""
    asked = content_words(f"{question.subject}\n{question.text}")
    kept = [s for s in sentences if s.verdict != "unsupported"]
    most_words = SHORT * _words(kept)
    while _words(kept) > most_words:
        spare = [n for n in range(len(kept)) if may_be_left_out(kept, n)]
        if not spare:
            break
        least = min(spare, key=lambda n: (_worth(kept[n], asked), -n))
        del kept[least]
    hidden = [s for s in sentences if s.verdict == "unsupported"]
    return (*kept, *hidden)


def _words(sentences: list[Sentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in sentences)


def _worth(sentence: Sentence, asked: frozenset[str]) -> float:
    if sentence.verdict == "courtesy":
        return -1.0
    said = content_words(sentence.text)
    return len(said & asked) / max(len(said), 1)


def _asked(question: Question) -> tuple[RedactedText, ...]:
    """Choose the customer's own sentences that ask, or else those the message begins with."""
    short = [one for one in question.asked if 0 < len(one) <= MOST_CHARACTERS]
    body = body_of(question.text).strip() or question.subject.strip()
    # Cut out of the redacted message, so redacted as well.
    chosen = short[:MOST_SENTENCES] or [RedactedText(body[:MOST_CHARACTERS])]
    return tuple(one for one in chosen if one)
