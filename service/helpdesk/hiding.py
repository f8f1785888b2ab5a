"""Hide one more value in texts that are redacted and kept already.

The detector does not read the texts again: a newer one might show what an older one hid, and would
number the placeholders anew, which reports, looks and sent replies go by.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from redaction.context import NO_CONTEXT, Context, Known
from redaction.entities import Entity, settle
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor, replaced
from redaction.text import PLACEHOLDER, RedactedText
from redaction.vault import Vault
from service.helpdesk.missed import Missed, placeholders_of, spelled_as
from service.helpdesk.redacting import redact_text, text_name
from service.model.kept import RedactedTicket

SUBJECT = "subject"
_SURE = 1.0
# Takes a placeholder's place while a text is searched: neither a part of a word, nor a space.
_FILLER = "\ue000"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agent found a value: a message (or the subject, by an empty id), and the span."""

    message_id: str
    start: int
    end: int


class _FindsNothing:
    """A detector that leaves the search to what is known."""

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find nothing."""
        del text, context
        return []


_FINDER = Redactor(_FindsNothing(), SUPPORT)


def name_of(message_id: str) -> str:
    """Name a message's text in its ticket's vault; an empty id means the subject."""
    return text_name(message_id) if message_id else SUBJECT


def hide_in_ticket(
    ticket: RedactedTicket, vault: Vault, missed: Missed, place: Place
) -> tuple[RedactedTicket, Vault]:
    """Hide a value at its place, and wherever else it occurs in the ticket's texts."""
    at = {place.message_id: (place.start, place.end)}
    subject, vault = hide_in_text(ticket.subject, vault, missed, name=SUBJECT, at=at.get(""))
    turns = []
    for turn in ticket.messages:
        text, vault = hide_in_text(
            turn.text, vault, missed, name=text_name(turn.id), at=at.get(turn.id)
        )
        turns.append(replace(turn, text=text))
    return replace(ticket, subject=subject, messages=tuple(turns)), vault


def hide_in_text(
    text: RedactedText,
    vault: Vault,
    missed: Missed,
    *,
    name: str = "",
    at: tuple[int, int] | None = None,
) -> tuple[RedactedText, Vault]:
    """Hide a value in a redacted text, and what stands at the span ``at``.

    ``name`` is what the vault knows the text by, if it keeps the original's spelling.
    """
    found = _occurrences(text, missed, at)
    if not found:
        return text, vault
    values = [replace(missed, value=text[entity.start : entity.end]) for entity in found]
    new_vault, placeholders, spelled = placeholders_of(vault, values)
    if name:
        places = [*_places(text, vault, name)]
        places += [
            (entity.start, entity.kind, raw) for entity, raw in zip(found, spelled, strict=True)
        ]
        new_vault = spelled_as(new_vault, name, [(kind, raw) for _, kind, raw in sorted(places)])
    return replaced(text, found, placeholders), new_vault


def _places(text: str, vault: Vault, name: str) -> Iterator[tuple[int, str, str]]:
    """Where a text's hidden values stand, their kinds, and what the vault has for them."""
    spelled = vault.spellings[name]
    # A vault from before kinds were kept does not know them.
    kinds = vault.kinds.get(name) or ("",) * len(spelled)
    for found, kind, raw in zip(PLACEHOLDER.finditer(text), kinds, spelled, strict=True):
        yield found.start(), kind, raw


def _occurrences(text: RedactedText, missed: Missed, at: tuple[int, int] | None) -> list[Entity]:
    blank = PLACEHOLDER.sub(lambda match: _FILLER * len(match.group()), text)
    context = Context(Known(others=((missed.kind, missed.value),)))
    found = redact_text(_FINDER, blank, context=context).entities
    certain = [Entity(*at, missed.kind, _SURE)] if at else []
    # What has the form of a placeholder is hidden already, so other kinds have no business here.
    return settle([*(entity for entity in found if entity.kind == missed.kind), *certain])
