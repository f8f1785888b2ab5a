"""Everything the doors open onto, wired once per process."""

from dataclasses import dataclass

from redaction.redactor import Redactor
from retrieval.library import Library
from service.access import Access
from service.desk import Desk
from service.helpdesk.inbox import Inbox
from service.storage.port import Storage


@dataclass(frozen=True, slots=True)
class House:
    """One company's desk with its rooms."""

    company: str
    desk: Desk
    inbox: Inbox
    library: Library
    redactor: Redactor
    access: Access
    storage: Storage
