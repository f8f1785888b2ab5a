"""The ports of drafting: who writes a reply, and who completes a prompt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from redaction.text import NOTHING, RedactedText
from retrieval.articles import Hit
from service.model.reply import Draft, Refusal


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be answered: the customer's last message, and what was said before it.

    ``customer`` is the placeholder to greet the customer by, or empty.
    """

    text: RedactedText
    subject: RedactedText = NOTHING
    history: tuple[RedactedText, ...] = ()
    customer: RedactedText = NOTHING


class Writer(Protocol):
    """Writes a reply out of passages, or says that they hold none."""

    @property
    def name(self) -> str:
        """What a suggestion calls this writer."""

    async def draft(self, question: Question, hits: Sequence[Hit]) -> Draft | Refusal:
        """Answer a question from the passages found, each sentence cited.

        Raises ModelUnavailableError if the writer depends on a model that fails.
        """


class LanguageModel(Protocol):
    """Completes a prompt. Only redacted text and the company's own articles may reach it."""

    async def complete(self, instructions: str, prompt: RedactedText) -> str:
        """Answer a prompt under instructions.

        Raises ModelUnavailableError.
        """
