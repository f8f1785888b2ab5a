"""A draft to be said again, and a model that says what it is told to."""

from collections.abc import AsyncIterator, Callable

import pytest

from redaction.text import RedactedText
from service.drafting.port import Question
from service.errors import ModelUnavailableError
from service.model.reply import Citation, Draft, Sentence

ARTICLE = (
    "You can return a lamp within 30 days of delivery. "
    "The refund is paid to the card that you paid with. "
    "Open **Settings > Devices** and choose **Add a lamp**."
)
QUESTION = Question(
    RedactedText("Hi, how do I return my lamp MK-2? It won't pair. <PERSON_1>"),
    RedactedText("Return"),
    asked=(RedactedText("how do I return my lamp MK-2?"), RedactedText("It won't pair.")),
    language="en",
)

Cited = Callable[..., Sentence]


def cited(text: str, quote: str = "", lead: str = " ") -> Sentence:
    """Prove a sentence by words of the article; by itself unless told otherwise."""
    words = quote or text
    start = ARTICLE.find(words)
    citation = Citation("refunds", "Refunds", "", "refunds#0", start, start + len(words), words)
    return Sentence(RedactedText(text), "supported", (citation,), lead)


def courtesy(text: str, lead: str = "\n\n") -> Sentence:
    return Sentence(RedactedText(text), "courtesy", (), lead)


RETURN = cited("You can return a lamp within 30 days of delivery.", lead="\n\n")
REFUND = cited("The refund is paid to the card that you paid with.")
OPEN = cited(
    "Open Settings > Devices and choose Add a lamp.",
    "Open **Settings > Devices** and choose **Add a lamp**.",
)
HELLO = courtesy("Hello <PERSON_1>,", "")
BYE = courtesy("Kind regards,\nThe Acme team")


@pytest.fixture
def draft() -> Draft:
    return Draft((HELLO, RETURN, REFUND, BYE), 0.9, "extractive")


class Telling:
    """A model that tells one thing after the other; an error is raised."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = answers
        self.prompts: list[str] = []

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        answer = self.answers[min(len(self.prompts), len(self.answers) - 1)]
        self.prompts.append(f"{instructions}\n{prompt}")
        if isinstance(answer, Exception):
            raise answer
        yield answer


DOWN = ModelUnavailableError("The language model could not be reached.")
