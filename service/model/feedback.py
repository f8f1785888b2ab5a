"""What agents say about redaction: a value that was missed, or hidden without a reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from redaction.text import RedactedText, parts_of

ReportWhat = Literal["miss", "false_hit"]


@dataclass(frozen=True, slots=True)
class RedactionReport:
    """One agent's report on one placeholder of one message; it holds no text of its own.

    ``message_id`` is empty where the ticket's subject is meant. For a miss ``placeholder`` is the
    one that hides the value since. ``shape`` is the value with its letters and digits masked (see
    `service.feedback.shapes`). ``version`` is the desk's version whose redaction is reported.
    """

    id: str
    ticket_id: str
    message_id: str
    what: ReportWhat
    placeholder: str
    shape: str
    version: str
    by: str
    at: datetime

    @property
    def kind(self) -> str:
        """The kind of personal data that the placeholder names."""
        return parts_of(self.placeholder)[0]


@dataclass(frozen=True, slots=True)
class ReportedText:
    """A report with the text it is about, as redacted as its ticket is now."""

    report: RedactionReport
    text: RedactedText


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How often something was reported of a kind."""

    what: ReportWhat
    kind: str
    count: int
