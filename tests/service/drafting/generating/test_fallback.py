from collections.abc import Callable, Sequence

from redaction.text import RedactedText
from retrieval.articles import Hit
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.port import Question, Said, unheard
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Refusal

Made = Callable[..., Hit]
QUESTION = Question(RedactedText("How do I pair a lamp?"))


class Failing:
    name = "generative"

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        raise ModelUnavailableError("The language model took too long.")


class Plain:
    name = "extractive"

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        return Draft((), 0.5, self.name)


async def test_it_works() -> None:
    reply = await FallbackWriter(Plain(), Failing()).draft(QUESTION, [])
    assert (reply.writer, reply.fallback) == ("extractive", "")


async def test_the_second_writer_says_why_it_wrote() -> None:
    writer = FallbackWriter(Failing(), Plain())
    reply = await writer.draft(QUESTION, [])
    assert (reply.writer, reply.fallback) == ("extractive", "The language model took too long.")
    assert writer.name == "generative"
