"""Storage in memory: the plain twin of the SQL one, for tests and for a look around."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from redaction.text import RedactedText
from service.model.access import Agent, ApiKey, Look
from service.model.kept import Cursor, RedactedMessage, RedactedTicket, TicketHead
from service.model.reply import Decision, Draft, Suggestion


class MemoryTickets:
    """Keeps tickets in a dictionary."""

    def __init__(self, suggestions: "MemorySuggestions") -> None:
        self._tickets: dict[str, RedactedTicket] = {}
        self._suggestions = suggestions

    def add(self, ticket: RedactedTicket) -> bool:
        """Keep a new ticket; False if its id is taken."""
        return self._tickets.setdefault(ticket.id, ticket) is ticket

    def get(self, ticket_id: str) -> RedactedTicket | None:
        """Read a ticket."""
        return self._tickets.get(ticket_id)

    def append(
        self, ticket_id: str, message: RedactedMessage, vault: bytes, *, version: int
    ) -> bool:
        """Add a message and replace the vault; False if the ticket has moved past ``version``."""
        ticket = self._tickets[ticket_id]
        if ticket.version != version:
            return False
        self._tickets[ticket_id] = replace(
            ticket,
            messages=(*ticket.messages, message),
            vault=vault,
            version=version + 1,
            status="open" if message.author == "customer" else "answered",
            updated_at=message.at,
        )
        return True

    def page(self, *, after: Cursor | None, limit: int, words: str = "") -> list[TicketHead]:
        """Read the queue, latest change first."""
        latest_first = sorted(
            self._tickets.values(), key=lambda t: (t.updated_at, t.id), reverse=True
        )
        heads = [
            self._head(ticket)
            for ticket in latest_first
            if after is None or (ticket.updated_at, ticket.id) < (after.updated_at, after.id)
        ]
        return [head for head in heads if _mentions(head, words)][:limit]

    def count(self) -> int:
        """Count the tickets."""
        return len(self._tickets)

    def _head(self, ticket: RedactedTicket) -> TicketHead:
        newest = next(iter(self._suggestions.of_ticket(ticket.id)), None)
        return TicketHead(
            id=ticket.id,
            subject=ticket.subject,
            requester=ticket.requester.shown,
            preview=RedactedText(ticket.messages[-1].text[:140]),
            status=ticket.status,
            updated_at=ticket.updated_at,
            suggestion=None if newest is None else _kind_or_state(newest),
        )


class MemorySuggestions:
    """Keeps suggestions in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Suggestion, bytes]] = {}

    def keep(self, suggestion: Suggestion, vault: bytes) -> bool:
        """Keep a suggestion, its ticket's older waiting ones made stale; False if it is kept."""
        if suggestion.id in self._kept:
            return False
        self._kept[suggestion.id] = (suggestion, vault)
        self.mark_stale(suggestion.ticket_id, message_id=suggestion.message_id)
        return True

    def get(self, suggestion_id: str) -> tuple[Suggestion, bytes] | None:
        """Read a suggestion and its vault."""
        return self._kept.get(suggestion_id)

    def of_ticket(self, ticket_id: str) -> list[Suggestion]:
        """Read a ticket's suggestions, newest first."""
        mine = [s for s, _ in self._kept.values() if s.ticket_id == ticket_id]
        return sorted(mine, key=lambda s: s.created_at, reverse=True)

    def mark_stale(self, ticket_id: str, *, message_id: str) -> None:
        """Mark the ticket's waiting suggestions stale that are not for this message."""
        for suggestion in self.of_ticket(ticket_id):
            if suggestion.state == "waiting" and suggestion.message_id != message_id:
                vault = self._kept[suggestion.id][1]
                self._kept[suggestion.id] = (replace(suggestion, state="stale"), vault)

    def settle(self, decision: Decision, vault: bytes) -> bool:
        """Give a waiting suggestion the state a decision puts it in; False if it is not waiting."""
        kept = self._kept.get(decision.suggestion_id)
        if kept is None or kept[0].state != "waiting":
            return False
        self._kept[decision.suggestion_id] = (replace(kept[0], state=decision.action), vault)
        return True


class MemoryDecisions:
    """Keeps decisions in a dictionary."""

    def __init__(self, suggestions: MemorySuggestions) -> None:
        self._decisions: dict[str, Decision] = {}
        self._suggestions = suggestions

    def decide(self, decision: Decision, vault: bytes) -> bool:
        """Keep a decision; False if its suggestion is not waiting."""
        if not self._suggestions.settle(decision, vault):
            return False
        self._decisions[decision.suggestion_id] = decision
        return True

    def get(self, suggestion_id: str) -> Decision | None:
        """Read the decision on a suggestion."""
        return self._decisions.get(suggestion_id)

    def undelivered(self) -> Sequence[Decision]:
        """Read decisions whose reply the helpdesk has not taken yet."""
        return [d for d in self._decisions.values() if d.sent_at is None and d.action != "rejected"]

    def delivered(self, suggestion_id: str, at: datetime) -> None:
        """Note that the helpdesk has taken the reply."""
        self._decisions[suggestion_id] = replace(self._decisions[suggestion_id], sent_at=at)


class MemoryAccess:
    """Keeps agents, keys and looks in memory."""

    def __init__(self) -> None:
        self._agents: dict[str, Agent] = {}
        self._keys: dict[str, ApiKey] = {}
        self._looks: list[Look] = []

    def add_agent(self, agent: Agent) -> bool:
        """Keep an agent; False if the e-mail address is taken."""
        return self._agents.setdefault(agent.email, agent) is agent

    def agent(self, email: str) -> Agent | None:
        """Find an agent by e-mail address."""
        return self._agents.get(email)

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key's hash."""
        self._keys[key.sha256] = key

    def key(self, sha256: str) -> ApiKey | None:
        """Find a key by its hash."""
        return self._keys.get(sha256)

    def record_look(self, look: Look) -> None:
        """Record that somebody looked at a hidden value."""
        self._looks.append(look)

    def looks(self, ticket_id: str) -> list[Look]:
        """Read who looked at a ticket's hidden values."""
        return [look for look in self._looks if look.ticket_id == ticket_id]


class MemoryStorage:
    """The stores of one tenant, gone when the process ends."""

    def __init__(self) -> None:
        self.suggestions = MemorySuggestions()
        self.tickets = MemoryTickets(self.suggestions)
        self.decisions = MemoryDecisions(self.suggestions)
        self.access = MemoryAccess()


def _kind_or_state(suggestion: Suggestion) -> str:
    if suggestion.state != "waiting":
        return suggestion.state
    return "draft" if isinstance(suggestion.reply, Draft) else "refusal"


def _mentions(head: TicketHead, words: str) -> bool:
    text = f"{head.subject} {head.preview}".casefold()
    return all(word.casefold() in text for word in words.split())
