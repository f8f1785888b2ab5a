"""What goes in and out of the JSON doors."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.articles import Audience
from service.model.ticket import Author, TicketStatus

Id = Annotated[str, Field(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]*$")]
Text = Annotated[str, Field(min_length=1, max_length=200_000)]
Short = Annotated[str, Field(max_length=500)]


class Incoming(BaseModel):
    """A request's body; a field that is not known is an error, not a silence."""

    model_config = ConfigDict(extra="forbid")


class RequesterIn(Incoming):
    """What is known of the person who asks. It is hidden wherever it occurs."""

    name: Short | None = Field(default=None, examples=["Ada Lovelace"])
    email: Short | None = Field(default=None, examples=["ada@example.com"])
    phone: Short | None = Field(default=None, examples=["+44 1632 960123"])


class MessageIn(Incoming):
    """One turn of a ticket. The same ``id`` twice is kept once."""

    text: Text = Field(examples=["The valve does not open any more. What can I do?"])
    author: Author = "customer"
    id: Id | None = Field(None, description="Yours, if you have one; else it is made up.")


class TicketIn(Incoming):
    """A new ticket. The same ``id`` twice makes one ticket."""

    subject: Short = Field("", examples=["Valve stays shut"])
    text: Text = Field(examples=["Hello, my valve does not open any more. Regards, Ada"])
    requester: RequesterIn = RequesterIn()
    id: Id | None = Field(None, description="Yours, if you have one; else it is made up.")
    brand: Short = ""
    language: Short = Field("", description="Search articles in this language only; empty: any.")
    plan: Short = ""


class MessageOut(BaseModel):
    """One turn of a ticket, redacted."""

    id: str
    author: Author
    text: str
    at: datetime


class TicketHeadOut(BaseModel):
    """A line of the queue, redacted."""

    id: str
    subject: str
    requester: str
    preview: str
    status: TicketStatus
    updated_at: datetime
    suggestion: str | None = Field(
        description="The newest suggestion: draft, refusal, person (who has to answer), accepted, "
        "edited, rejected or stale."
    )


class TicketOut(BaseModel):
    """A ticket, redacted. ``hidden`` counts the hidden values by kind."""

    id: str
    subject: str
    requester: dict[str, str]
    messages: list[MessageOut]
    status: TicketStatus
    brand: str
    language: str
    plan: str
    hidden: dict[str, int]
    created_at: datetime
    updated_at: datetime
    erased_at: datetime | None = Field(
        description="When what is hidden was erased; its placeholders stand for nothing since."
    )


class TicketPage(BaseModel):
    """A page of the queue. Send ``next`` as ``cursor`` for the one after it; null at the end."""

    tickets: list[TicketHeadOut]
    next: str | None


class LegOut(BaseModel):
    """What one kind of search said: rank from 1, and its own score."""

    rank: int
    score: float


class HitOut(BaseModel):
    """A passage found."""

    article_id: str
    title: str
    url: str
    passage_id: str
    text: str
    score: float
    audience: Audience
    updated_at: datetime | None
    legs: dict[str, LegOut]


class EntityOut(BaseModel):
    """A span of personal data, with offsets into the original text."""

    kind: str
    start: int
    end: int
    score: float


class SpanOut(BaseModel):
    """Where something stands in a text, in characters."""

    start: int
    end: int


class SearchIn(Incoming):
    """A search. The scope narrows what may be found; no query can widen it."""

    query: Annotated[str, Field(max_length=20_000, examples=["pair a valve"])]
    limit: Annotated[int, Field(ge=1, le=100)] = 10
    audience: Literal["public", "all"] = "all"
    brand: Short | None = None
    language: Short | None = None


class SearchOut(BaseModel):
    """The passages found, best first."""

    hits: list[HitOut]


class ArticleOut(BaseModel):
    """A published piece of knowledge; ``text`` is Markdown."""

    id: str
    title: str
    text: str
    url: str
    updated_at: datetime | None
    audience: Audience
    brand: str
    language: str
    labels: list[str]


class ArticlePage(BaseModel):
    """A page of articles, by id. Send ``next`` as ``after`` for the one after it."""

    articles: list[ArticleOut]
    next: str | None


class RevealIn(Incoming):
    """Placeholders to look behind. Each look is recorded."""

    placeholders: Annotated[
        list[Short], Field(min_length=1, max_length=200, examples=[["<PERSON_1>"]])
    ]


class RevealOut(BaseModel):
    """The values behind placeholders."""

    values: dict[str, str]


class Problem(BaseModel):
    """An error as RFC 9457 says it; ``retryable`` and ``help`` are ours."""

    type: str
    title: str
    status: int
    detail: str
    retryable: bool
    help: str
