"""Storage in memory: the plain twin of the SQL one, for tests and for a look around."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from redaction.text import NOTHING, RedactedText
from service.model.access import Agent, ApiKey, Look
from service.model.feedback import RedactionReport, ReportCount, ReportedText
from service.model.kept import Cursor, RedactedMessage, RedactedTicket, TicketHead
from service.model.reply import Decision, Suggestion
from service.storage.memory_keys import MemoryKeys, MemoryVaults


class MemoryTickets:
    """Keeps tickets in a dictionary."""

    def __init__(self, suggestions: "MemorySuggestions") -> None:
        self.kept: dict[str, RedactedTicket] = {}
        self._suggestions = suggestions

    def add(self, ticket: RedactedTicket) -> bool:
        """Keep a new ticket; False if its id is taken."""
        return self.kept.setdefault(ticket.id, ticket) is ticket

    def get(self, ticket_id: str) -> RedactedTicket | None:
        """Read a ticket."""
        return self.kept.get(ticket_id)

    def append(
        self, ticket_id: str, message: RedactedMessage, vault: bytes, *, version: int
    ) -> bool:
        """Add a message and replace the vault; False if the ticket has moved past ``version``."""
        ticket = self.kept[ticket_id]
        if ticket.version != version:
            return False
        self.kept[ticket_id] = replace(
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
        latest_first = sorted(self.kept.values(), key=lambda t: (t.updated_at, t.id), reverse=True)
        heads = [
            self._head(ticket)
            for ticket in latest_first
            if after is None or (ticket.updated_at, ticket.id) < (after.updated_at, after.id)
        ]
        return [head for head in heads if _mentions(head, words)][:limit]

    def count(self) -> int:
        """Count the tickets."""
        return len(self.kept)

    def rewrite(self, ticket: RedactedTicket) -> bool:
        """Replace a ticket's texts and vault; False if it has moved past its version."""
        if self.kept[ticket.id].version != ticket.version:
            return False
        self.kept[ticket.id] = replace(ticket, version=ticket.version + 1)
        return True

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
        self.kept: dict[str, tuple[Suggestion, bytes]] = {}
        self.decided: dict[str, Decision] = {}

    def keep(self, suggestion: Suggestion, vault: bytes) -> bool:
        """Keep a suggestion, its ticket's older waiting ones made stale; False if it is kept."""
        if suggestion.id in self.kept:
            return False
        self.kept[suggestion.id] = (suggestion, vault)
        self.mark_stale(suggestion.ticket_id, current=suggestion.id)
        return True

    def get(self, suggestion_id: str) -> tuple[Suggestion, bytes] | None:
        """Read a suggestion and its vault."""
        return self.kept.get(suggestion_id)

    def of_ticket(self, ticket_id: str) -> list[Suggestion]:
        """Read a ticket's suggestions, newest first."""
        mine = [s for s, _ in self.kept.values() if s.ticket_id == ticket_id]
        return sorted(mine, key=lambda s: s.created_at, reverse=True)

    def mark_stale(self, ticket_id: str, *, current: str) -> None:
        """Mark the ticket's waiting suggestions stale but the one of the id ``current``."""
        for suggestion in self.of_ticket(ticket_id):
            if suggestion.state == "waiting" and suggestion.id != current:
                vault = self.kept[suggestion.id][1]
                self.kept[suggestion.id] = (replace(suggestion, state="stale"), vault)

    def rewrite(self, suggestion: Suggestion, vault: bytes, decision: Decision | None) -> bool:
        """Replace a suggestion's texts, vault and decision; False if its state is another."""
        kept = self.kept.get(suggestion.id)
        if kept is None or kept[0].state != suggestion.state:
            return False
        self.kept[suggestion.id] = (suggestion, vault)
        if decision is not None:
            self.decided[suggestion.id] = decision
        return True

    def settle(self, decision: Decision, vault: bytes) -> bool:
        """Give a waiting suggestion the state a decision puts it in; False if it is not waiting."""
        kept = self.kept.get(decision.suggestion_id)
        if kept is None or kept[0].state != "waiting":
            return False
        self.kept[decision.suggestion_id] = (replace(kept[0], state=decision.action), vault)
        return True


class MemoryDecisions:
    """Keeps decisions in a dictionary."""

    def __init__(self, suggestions: MemorySuggestions) -> None:
        self._decisions = suggestions.decided
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


class MemoryReports:
    """Keeps reports in a dictionary."""

    def __init__(self, tickets: MemoryTickets) -> None:
        self._reports: dict[str, RedactionReport] = {}
        self._tickets = tickets

    def keep(self, report: RedactionReport, hidden: RedactedTicket | None = None) -> bool:
        """Keep a report and the ticket in which more is hidden; False if either is too late."""
        if report.id in self._reports or (hidden and not self._tickets.rewrite(hidden)):
            return False
        self._reports[report.id] = report
        return True

    def get(self, report_id: str) -> ReportedText | None:
        """Read a report."""
        report = self._reports.get(report_id)
        return None if report is None else self._with_text(report)

    def of_ticket(self, ticket_id: str) -> list[RedactionReport]:
        """Read a ticket's reports, oldest first."""
        mine = [one for one in self._reports.values() if one.ticket_id == ticket_id]
        return sorted(mine, key=lambda one: (one.at, one.id))

    def page(self, *, after: Cursor | None, limit: int) -> list[ReportedText]:
        """Read the reports, latest first."""
        latest_first = sorted(self._reports.values(), key=lambda r: (r.at, r.id), reverse=True)
        behind = [
            r for r in latest_first if not after or (r.at, r.id) < (after.updated_at, after.id)
        ]
        return [self._with_text(report) for report in behind[:limit]]

    def counts(self) -> list[ReportCount]:
        """Count the reports by what and kind, the commonest first."""
        counted = Counter((one.what, one.kind) for one in self._reports.values())
        found = [ReportCount(what, kind, count) for (what, kind), count in counted.items()]
        return sorted(found, key=lambda one: (-one.count, one.what, one.kind))

    def purge(self) -> None:
        """Do nothing: memory keeps nothing of what was replaced."""

    def _with_text(self, report: RedactionReport) -> ReportedText:
        ticket = self._tickets.get(report.ticket_id)
        turns = {turn.id: turn.text for turn in ticket.messages} if ticket else {}
        subject = ticket.subject if ticket else NOTHING
        return ReportedText(report, turns.get(report.message_id, subject))


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
        self.reports = MemoryReports(self.tickets)
        self.access = MemoryAccess()
        kept = self.tickets.kept, self.suggestions.kept
        self.keys, self.vaults = MemoryKeys(*kept), MemoryVaults(*kept)


def _kind_or_state(suggestion: Suggestion) -> str:
    return suggestion.kind if suggestion.state == "waiting" else suggestion.state


def _mentions(head: TicketHead, words: str) -> bool:
    text = f"{head.subject} {head.preview}".casefold()
    return all(word.casefold() in text for word in words.split())
