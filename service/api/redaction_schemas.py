"""What goes in and out of the JSON doors of redaction and of reports on it."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field, JsonValue, model_validator

from service.api.schemas import EntityOut, Incoming, Short, SpanOut, Text
from service.model.feedback import ReportWhat


class TurnIn(BaseModel):
    """An earlier turn; other fields that your helpdesk keeps with it are not read."""

    text: Annotated[str, Field(max_length=200_000)]
    author: Short = Field("", description="`customer`, `agent`, ...; `role` is read as well.")
    role: Short = ""


class RedactIn(Incoming):
    """A text to redact, and what is known around it."""

    text: Text = Field(examples=["Call me on +44 1632 960123. Ada"])
    profile: Short = Field(
        "",
        description="`support`, `pci`, `hipaa`, `gdpr_strict` or the company's own; empty: the "
        "one that the settings name.",
        examples=["support"],
    )
    previous: Annotated[str, Field(max_length=200_000)] = Field(
        "", description="The other side's last turn.", examples=["What number can I call?"]
    )
    history: Annotated[list[str | TurnIn], Field(max_length=1_000)] = Field(
        [], description="Earlier turns, the oldest first."
    )
    known: dict[str, JsonValue] = Field(
        {},
        description="What is known of the requester, hidden wherever it occurs: `name`, `email`, "
        "`phone`, or any other key (`address`, `username`, `customer_id`, ...), each with a value "
        "or a list of values.",
        examples=[{"name": "Ada Lovelace", "email": "ada@example.com"}],
    )


class RedactionOut(BaseModel):
    """Redacted text, and the personal data found, with offsets into the original."""

    text: str
    entities: list[EntityOut]


class ReportIn(Incoming):
    """A report on redaction.

    A ``miss`` needs ``kind``, ``start`` and ``end``; a ``false_hit`` needs ``placeholder``.
    """

    what: ReportWhat = Field(examples=["miss"])
    message_id: Annotated[str, Field(max_length=128)] = Field(
        "", description="The message that is meant; empty: the ticket's subject."
    )
    kind: Annotated[str, Field(pattern=r"^[A-Z][A-Z_]{1,30}$")] | None = Field(
        None, description="What kind of personal data was missed.", examples=["PERSON"]
    )
    start: Annotated[int, Field(ge=0, le=10_000_000)] | None = Field(
        None, description="Where it starts in the redacted text, in characters.", examples=[10]
    )
    end: Annotated[int, Field(ge=0, le=10_000_000)] | None = Field(
        None, description="Where it ends in the redacted text.", examples=[14]
    )
    words: Short | None = Field(
        None, description="What stands there; if it does not any more, nothing is hidden (409)."
    )
    placeholder: Short | None = Field(None, description="What hides no personal data.")

    @model_validator(mode="after")
    def _is_whole(self) -> "ReportIn":
        needed = ("kind", "start", "end") if self.what == "miss" else ("placeholder",)
        if any(getattr(self, name) is None for name in needed):
            raise ValueError(f"a {self.what} needs {', '.join(needed)}")
        return self


class ReportOut(BaseModel):
    """A report on redaction, redacted.

    ``text`` is the message as it is kept now and ``spans`` are the placeholder's places in it.
    ``shape`` is the value with its letters and digits masked; empty for credentials. ``version``
    is the desk's whose redaction is meant.
    """

    id: str
    ticket_id: str
    message_id: str
    what: ReportWhat
    kind: str
    placeholder: str
    shape: str
    text: str
    spans: list[SpanOut]
    version: str
    by: str
    at: datetime


class ReportPage(BaseModel):
    """A page of reports. Send ``next`` as ``cursor`` for the one after it; null at the end."""

    reports: list[ReportOut]
    next: str | None
