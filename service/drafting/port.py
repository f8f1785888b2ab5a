"""The ports of drafting: who writes a reply, and who completes a prompt."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from redaction.text import NOTHING, RedactedText
from retrieval.articles import Hit
from service.model.reply import Draft, Refusal, Sentence

Said = Callable[[Sentence], None]
"""Told each sentence of a reply as soon as it is proven, while the rest is still being written."""


def unheard(sentence: Sentence) -> None:
    """Wait for the whole reply instead."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be answered: the customer's last message, and what was said before it.

    ``asked`` holds its questions one by one, the most important first, as they were searched for;
    the message as a whole is one of them. ``customer`` is the placeholder to greet the customer by,
    or empty. ``language`` is the ticket's, as "en", or empty if nobody said.
    """

    text: RedactedText
    subject: RedactedText = NOTHING
    history: tuple[RedactedText, ...] = ()
    customer: RedactedText = NOTHING
    asked: tuple[RedactedText, ...] = ()
    language: str = ""


class Writer(Protocol):
    """Writes a reply out of passages, or says that they hold none."""

    @property
    def name(self) -> str:
        """What a suggestion calls this writer."""

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer a question from the passages found, each sentence cited.

        ``said`` hears sentences as they are proven; what is returned counts, for another writer
        may have taken over since. ModelUnavailableError if the writer depends on a model that
        fails.
        """


class LanguageModel(Protocol):
    """Completes a prompt. Only redacted text and the company's own articles may reach it."""

    def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        """Answer a prompt under instructions, in pieces as they come.

        Raises ModelUnavailableError.
        """


Manner = Literal["shorter", "warmer", "simpler", "translated"]
"""How an agent may have a draft said again."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What an agent reads instead of a long ticket: what was said, and what to ask next."""

    summary: tuple[RedactedText, ...]
    ask_next: tuple[RedactedText, ...]
    editor: str
    fallback: str = ""


class Editor(Protocol):
    """Says a draft again in another manner, its citations kept, and sums a ticket up."""

    @property
    def manners(self) -> frozenset[Manner]:
        """The manners that it can say a draft in."""

    async def rewrite(
        self, draft: Draft, manner: Manner, question: Question, *, language: str = ""
    ) -> Draft:
        """Say a draft again; ``language`` is what *translated* translates into, as "de".

        Every sentence keeps its proof or loses its verdict. Raises ModelUnavailableError where
        there is no model for that manner, or it fails.
        """

    async def sum_up(self, question: Question) -> Brief:
        """Sum a ticket up, and name what to ask the customer next."""
