"""The port every helpdesk fits: the built-in inbox, and the vendors' systems."""

from typing import Protocol

from service.model.reply import Suggestion
from service.model.ticket import Ticket


class Helpdesk(Protocol):
    """Where tickets come from and replies go to."""

    async def ticket(self, ticket_id: str) -> Ticket:
        """Read a ticket, raw, its messages oldest first.

        Raises NotFoundError, HelpdeskUnavailableError.
        """

    async def note(self, suggestion: Suggestion) -> None:
        """Tell the agents there that a suggestion is ready.

        Raises HelpdeskUnavailableError.
        """

    async def reply(self, ticket_id: str, text: str, *, reply_id: str) -> None:
        """Send a reply to the customer. The same ``reply_id`` twice sends once.

        Raises NotFoundError, HelpdeskUnavailableError.
        """
