"""Everything the doors open onto, wired once per process."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from redaction.profiles import PROFILES, Profile
from redaction.redactor import Redactor
from retrieval.library import Library
from service.access import Access
from service.desk import Desk
from service.feedback.reporting import Feedback
from service.helpdesk.inbox import Inbox
from service.storage.port import Storage


@dataclass(frozen=True, slots=True)
class House:
    """One company's desk with its rooms, and the profiles a text may be redacted by."""

    company: str
    desk: Desk
    inbox: Inbox
    library: Library
    redactor: Redactor
    access: Access
    storage: Storage
    feedback: Feedback
    profiles: Mapping[str, Profile] = field(default_factory=lambda: PROFILES)
