"""The door of this room: put articles in, and search them."""

from retrieval.library.auditing import Audit
from retrieval.library.library import Library, PutReport
from retrieval.passages import Kept

__all__ = ["Audit", "Kept", "Library", "PutReport"]
