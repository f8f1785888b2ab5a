"""The ports of storage. Every store is opened for one tenant, so that no query can forget it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from service.model.access import Agent, ApiKey, Look
from service.model.feedback import RedactionReport, ReportCount, ReportedText
from service.model.kept import Cursor, RedactedMessage, RedactedTicket, TicketHead
from service.model.keys import KeptKey, SealedVault
from service.model.reply import Decision, Suggestion


class TicketStorage(Protocol):
    """Keeps the built-in inbox's tickets, redacted."""

    def add(self, ticket: RedactedTicket) -> bool:
        """Keep a new ticket; False if its id is taken, and then nothing changes."""

    def get(self, ticket_id: str) -> RedactedTicket | None:
        """Read a ticket with its messages in order."""

    def append(
        self, ticket_id: str, message: RedactedMessage, vault: bytes, *, version: int
    ) -> bool:
        """Add a message and replace the vault; False if the ticket has moved past ``version``."""

    def page(self, *, after: Cursor | None, limit: int, words: str = "") -> list[TicketHead]:
        """Read the queue, latest change first, from behind ``after``, filtered by plain words."""

    def count(self) -> int:
        """Count the tickets."""


class SuggestionStorage(Protocol):
    """Keeps suggestions, each with the sealed vault that restores it."""

    def keep(self, suggestion: Suggestion, vault: bytes) -> bool:
        """Keep a suggestion, its ticket's older waiting ones made stale; False if it is kept."""

    def get(self, suggestion_id: str) -> tuple[Suggestion, bytes] | None:
        """Read a suggestion in its present state, and its vault."""

    def of_ticket(self, ticket_id: str) -> list[Suggestion]:
        """Read a ticket's suggestions, newest first."""

    def mark_stale(self, ticket_id: str, *, current: str) -> None:
        """Mark the ticket's waiting suggestions stale but the one of the id ``current``."""

    def rewrite(self, suggestion: Suggestion, vault: bytes, decision: Decision | None) -> bool:
        """Replace a kept suggestion's texts, its vault and its decision's texts at once.

        False if it is not kept in that state, and then nothing changes.
        """


class DecisionStorage(Protocol):
    """Keeps what agents decided, and which replies still have to be delivered."""

    def decide(self, decision: Decision, vault: bytes) -> bool:
        """Keep a decision, its suggestion's new state and vault at once; False if not waiting."""

    def get(self, suggestion_id: str) -> Decision | None:
        """Read the decision on a suggestion."""

    def undelivered(self) -> Sequence[Decision]:
        """Read decisions whose reply the helpdesk has not taken yet, oldest first."""

    def delivered(self, suggestion_id: str, at: datetime) -> None:
        """Note that the helpdesk has taken the reply."""


class ReportStorage(Protocol):
    """Keeps what agents reported about redaction; a report's text is that of its ticket."""

    def keep(self, report: RedactionReport, hidden: RedactedTicket | None = None) -> bool:
        """Keep a report and, with it, a ticket in which more is ``hidden`` than before.

        False if the report is kept already or the ticket has moved on, and then nothing changes.
        """

    def get(self, report_id: str) -> ReportedText | None:
        """Read a report."""

    def of_ticket(self, ticket_id: str) -> list[RedactionReport]:
        """Read a ticket's reports, oldest first."""

    def page(self, *, after: Cursor | None, limit: int) -> list[ReportedText]:
        """Read the reports, latest first, from behind ``after``."""

    def counts(self) -> list[ReportCount]:
        """Count the reports by what and kind, the commonest first."""

    def purge(self) -> None:
        """Leave nothing in files of what was overwritten, here or by `SuggestionStorage.rewrite`.

        Raises ConflictError if the database is too busy; it may be repeated.
        """


class AccessStorage(Protocol):
    """Keeps who may use the desk, and who looked at what was hidden."""

    def add_agent(self, agent: Agent) -> bool:
        """Keep an agent; False if the e-mail address is taken, and then nothing changes."""

    def agent(self, email: str) -> Agent | None:
        """Find an agent by e-mail address."""

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key's hash."""

    def key(self, sha256: str) -> ApiKey | None:
        """Find a key by its hash."""

    def record_look(self, look: Look) -> None:
        """Record that somebody looked at a hidden value."""

    def looks(self, ticket_id: str) -> list[Look]:
        """Read who looked at a ticket's hidden values, oldest first."""


class KeyStorage(Protocol):
    """Keeps the wrapped keys that open the vaults of tickets."""

    def get(self, ticket_id: str) -> KeptKey | None:
        """Read a ticket's key, also an erased one."""

    def add(self, key: KeptKey) -> bool:
        """Keep a new ticket's key; False if the ticket has one, or had."""

    def erase(self, ticket_id: str, *, by: str, at: datetime) -> bool:
        """Erase a ticket's key and the vaults that it opened; False if there is no such ticket.

        Its waiting suggestions go stale, for they cannot be restored any more. Nothing of key and
        vaults is left in the database's files. What was erased before stays as it was.
        Raises ConflictError if the database is too busy; it may be repeated.
        """

    def page(self, *, after: str, limit: int) -> list[KeptKey]:
        """Read keys that are not erased, by ticket, from behind one."""

    def rewrap(self, key: KeptKey, wrapped: bytes) -> bool:
        """Replace a wrapped key; False if it is no longer as it was, as when it was erased."""

    def count(self) -> int:
        """Count the keys that are not erased."""


class VaultStorage(Protocol):
    """Finds the vaults that were sealed before tickets had keys."""

    def old(self, *, limit: int) -> list[SealedVault]:
        """Read some vaults of the old form."""

    def replace(self, vault: SealedVault, sealed: bytes) -> bool:
        """Replace a vault; False if it is no longer as it was."""


class Storage(Protocol):
    """The seven stores of one tenant."""

    @property
    def tickets(self) -> TicketStorage:
        """The built-in inbox's tickets."""

    @property
    def suggestions(self) -> SuggestionStorage:
        """Suggestions."""

    @property
    def decisions(self) -> DecisionStorage:
        """Decisions."""

    @property
    def reports(self) -> ReportStorage:
        """Reports on redaction."""

    @property
    def keys(self) -> KeyStorage:
        """The keys of tickets."""

    @property
    def vaults(self) -> VaultStorage:
        """Vaults of the old form."""

    @property
    def access(self) -> AccessStorage:
        """Agents, keys and looks."""
