"""What goes in and out of the doors of suggestions: drafts, refusals, rewritings, decisions."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from service.api.schemas import EntityOut, HitOut, Incoming, RequesterIn, Short, Text
from service.model.reply import (
    Action,
    Concern,
    Fault,
    RefusalReason,
    RejectReason,
    SuggestionState,
    Verdict,
)
from service.rewriting import Rewriting

Language = Annotated[
    str, Field(max_length=35, pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4})?$")
]
"""A language tag of BCP 47, such as "de" or "pt-BR"; empty if nobody said."""


class CitationOut(BaseModel):
    """The words that prove a sentence: ``quote`` is ``article.text[start:end]``."""

    article_id: str
    title: str
    url: str
    passage_id: str
    start: int
    end: int
    quote: str


class SentenceOut(BaseModel):
    """A sentence of a draft, restored, with its verdict and its proof."""

    text: str
    verdict: Verdict
    citations: list[CitationOut]
    lead: str = Field(
        description="What stands before it in the reply: a space, a new paragraph, a step's number."
    )
    score: float = Field(description="How well it is proven, from 0 to 1.")
    faults: list[Fault] = Field(description="What keeps it from being supported.")


class SuggestionOut(BaseModel):
    """A proposed reply, or a reasoned refusal.

    ``text`` is restored and ready to send; ``redacted_text`` is the same with placeholders.
    ``fallback`` says why the model did not write it, where one is configured. ``id`` is null for a
    suggestion that is not kept.
    """

    id: str | None
    ticket_id: str | None
    kind: Literal["draft", "refusal"]
    state: SuggestionState
    text: str
    redacted_text: str
    sentences: list[SentenceOut] = Field(
        description="The draft's sentences. Those that nothing supports are not in `text`."
    )
    hits: list[HitOut]
    entities: list[EntityOut]
    confidence: float = Field(
        description="Of a draft: how probable it is that it is right. Of a refusal: that it is."
    )
    reason: RefusalReason | None = Field(description="Why there is no draft.")
    concern: Concern | None = Field(description="Why a person has to answer, with `needs_person`.")
    question: str = Field(
        description="The question that would settle an `unclear` message. Accepting sends it."
    )
    sides: list[CitationOut] = Field(
        description="The words that contradict each other, with `sources_conflict`."
    )
    unproven: list[SentenceOut] = Field(
        description="What a model wrote of a refused reply and nothing supports. Never sent."
    )
    draft_id: str | None = Field(
        description="A name for the draft's words as they are now, to be sent with a decision."
    )
    is_rewritten: bool = Field(description="Whether the draft was said again since it was written.")
    writer: str
    fallback: str
    timings_ms: dict[str, float]
    created_at: datetime


class RewriteIn(Incoming):
    """How a draft is to be said again; *original* takes every rewriting back."""

    manner: Rewriting = Field(examples=["shorter"])
    language: Language = Field(
        "", description="What to translate into, as `de`; empty: the ticket's own language."
    )


class SummaryOut(BaseModel):
    """What a long ticket comes to, restored. ``editor`` says who summed it up."""

    summary: list[str]
    ask_next: list[str] = Field(description="What to ask the customer next.")
    editor: str
    fallback: str


class DecisionIn(Incoming):
    """What the agent decided: ``edited`` needs a text, ``rejected`` a reason."""

    action: Action
    text: Annotated[str, Field(max_length=200_000)] = ""
    reason: RejectReason | None = None
    draft_id: Short = Field(
        "", description="The draft that was seen; refused if it has been said again since."
    )


class DecisionOut(BaseModel):
    """A recorded decision; ``text`` and ``diff`` are redacted."""

    suggestion_id: str
    action: Action
    by: str
    at: datetime
    text: str
    diff: list[str]
    reason: RejectReason | None
    sent_at: datetime | None


class QuestionIn(Incoming):
    """A text to draft a reply to, without keeping anything."""

    text: Text = Field(examples=["How do I pair a valve? I am Ada, ada@example.com"])
    subject: Short = ""
    requester: RequesterIn = RequesterIn()
    brand: Short = ""
    language: Short = ""
