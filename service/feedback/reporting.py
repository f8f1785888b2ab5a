"""Take an agent's report on redaction: a value that was missed, or hidden without a reason."""

import asyncio
import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog

from redaction.text import PLACEHOLDER, parts_of
from redaction.vault import Vault
from service import __version__
from service.desk import Desk
from service.errors import ConflictError, InvalidRequestError, VaultErasedError
from service.feedback.places import check_words, text_of, trimmed, whole
from service.feedback.shapes import shape_of
from service.helpdesk.hiding import Place, hide_in_ticket, name_of
from service.helpdesk.inbox import Inbox
from service.helpdesk.missed import Missed, missed_in, remember
from service.model.feedback import RedactionReport, ReportedText, ReportWhat
from service.model.kept import RedactedTicket
from service.storage.port import ReportStorage

TRIES = 5

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A report as it is kept now, and whether it is new or had been made before."""

    reported: ReportedText
    is_new: bool


class Feedback:
    """Takes reports, and hides at once what was missed.

    ``last_four`` says whether vaults may remember the last four digits of a card's number.
    """

    def __init__(
        self, inbox: Inbox, desk: Desk, reports: ReportStorage, *, last_four: bool = False
    ) -> None:
        self._inbox = inbox
        self._desk = desk
        self._reports = reports
        self._last_four = last_four

    async def miss(
        self, ticket_id: str, place: Place, kind: str, *, by: str, words: str | None = None
    ) -> Taken:
        """Hide what stands at a place, wherever it occurs in the ticket, and keep the report.

        The place's offsets are into the text as it is kept, redacted. ``words``, if given, must
        stand there, but for white space.
        Raises NotFoundError, InvalidRequestError, ConflictError, RedactionUnavailableError.
        """
        taken, missed, vault = await asyncio.to_thread(
            self._miss, ticket_id, place, kind, by, words
        )
        # Also for a report made before: a retry makes good what a crash left undone.
        await self._desk.hide(ticket_id, missed, vault)
        await asyncio.to_thread(self._reports.purge)
        if taken.is_new:
            _log.info("redaction_reported", what="miss", kind=kind)
        return taken

    async def false_hit(
        self, ticket_id: str, message_id: str, placeholder: str, *, by: str
    ) -> Taken:
        """Keep the report that what a placeholder hides is not personal data.

        The value stays hidden in storage and from every model: one agent's word does not undo
        what protects somebody else.
        Raises NotFoundError, InvalidRequestError.
        """
        taken = await asyncio.to_thread(self._false_hit, ticket_id, message_id, placeholder, by)
        if taken.is_new:
            _log.info("redaction_reported", what="false_hit", kind=taken.reported.report.kind)
        return taken

    async def cleared(self, ticket_id: str) -> dict[str, str]:
        """The values reported as no personal data, by placeholder, for agents to read.

        None are left once the ticket's vault is erased. Raises NotFoundError.
        """
        return await asyncio.to_thread(self._cleared, ticket_id)

    def _miss(
        self, ticket_id: str, place: Place, kind: str, by: str, words: str | None
    ) -> tuple[Taken, list[Missed], Vault]:
        for _ in range(TRIES):
            kept, vault = self._inbox.opened(ticket_id)
            text = text_of(kept, place.message_id)
            place = trimmed(text, place)
            earlier = self._earlier(kept, vault, place, words)
            if earlier is not None:
                missed = [Missed(*noted) for noted in missed_in(vault)]
                return Taken(ReportedText(earlier, text), is_new=False), missed, vault
            check_words(text, place, words)
            place = whole(text, place)
            one = Missed(kind, text[place.start : place.end], self._last_four)
            number = len(missed_in(vault))
            vault, placeholder = remember(vault, one)
            hidden, vault = hide_in_ticket(kept, vault, one, place)
            hidden = replace(hidden, vault=self._inbox.sealed(vault, ticket_id))
            shape = shape_of(kind, one.value)
            report = _report(kept, place.message_id, "miss", placeholder, shape, by, number)
            if self._reports.keep(report, hidden):
                now = ReportedText(report, text_of(hidden, place.message_id))
                return Taken(now, is_new=True), [one], vault
        raise ConflictError("Others keep writing to this ticket.")

    def _earlier(
        self, kept: RedactedTicket, vault: Vault, place: Place, words: str | None
    ) -> RedactionReport | None:
        """Find the report that was made of the same words before; they are hidden since."""
        text = text_of(kept, place.message_id)
        spelled = vault.spellings.get(name_of(place.message_id), ())
        meant = {
            found.group()
            for found, raw in zip(PLACEHOLDER.finditer(text), spelled, strict=False)
            if found.start() == place.start or (words and raw.split() == words.split())
        }
        if not meant or (words and words.split() == text[place.start : place.end].split()):
            return None
        return next(
            (
                report
                for report in self._reports.of_ticket(kept.id)
                if report.what == "miss"
                and report.message_id == place.message_id
                and report.placeholder in meant
            ),
            None,
        )

    def _false_hit(self, ticket_id: str, message_id: str, placeholder: str, by: str) -> Taken:
        kept, vault = self._inbox.opened(ticket_id)
        text = text_of(kept, message_id)
        if placeholder not in {found.group() for found in PLACEHOLDER.finditer(text)}:
            raise InvalidRequestError("That placeholder does not stand in the message.")
        shape = shape_of(parts_of(placeholder)[0], vault.values.get(placeholder, ""))
        report = _report(kept, message_id, "false_hit", placeholder, shape, by)
        if self._reports.keep(report):
            return Taken(ReportedText(report, text), is_new=True)
        earlier = self._reports.get(report.id)
        return Taken(earlier or ReportedText(report, text), is_new=False)

    def _cleared(self, ticket_id: str) -> dict[str, str]:
        reports = self._reports.of_ticket(ticket_id)
        placeholders = {report.placeholder for report in reports if report.what == "false_hit"}
        if not placeholders:
            return {}
        try:
            _, vault = self._inbox.opened(ticket_id)
        except VaultErasedError:
            return {}
        return {one: vault.values[one] for one in placeholders if one in vault.values}


def _report(
    ticket: RedactedTicket,
    message_id: str,
    what: ReportWhat,
    placeholder: str,
    shape: str,
    by: str,
    number: int = 0,
) -> RedactionReport:
    """Make a report; ``number`` tells apart misses that the same placeholder hides."""
    named = "\0".join((ticket.id, message_id, what, placeholder, str(number)))
    return RedactionReport(
        id=hashlib.sha256(named.encode()).hexdigest()[:32],
        ticket_id=ticket.id,
        message_id=message_id,
        what=what,
        placeholder=placeholder,
        shape=shape,
        version=__version__,
        by=by,
        at=datetime.now(UTC),
    )
