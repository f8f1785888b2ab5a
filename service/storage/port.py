"""The ports of storage. Every store is opened for one tenant, so that no query can forget it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from service.model.access import Agent, ApiKey, Look
from service.model.kept import Cursor, RedactedMessage, RedactedTicket, TicketHead
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

    def mark_stale(self, ticket_id: str, *, message_id: str) -> None:
        """Mark the ticket's waiting suggestions stale that are not for this message."""


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


class Storage(Protocol):
    """The four stores of one tenant."""

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
    def access(self) -> AccessStorage:
        """Agents, keys and looks."""
