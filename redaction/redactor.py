"""The door of redaction: raw text in; redacted text, what was found, and the vault out."""

from collections.abc import Iterable
from dataclasses import dataclass

from redaction.context import NO_CONTEXT, Context
from redaction.detection import Detector
from redaction.entities import Entity, settle
from redaction.finding import find
from redaction.profiles import Profile
from redaction.second_look import around_placeholders, missed
from redaction.text import LONGEST_TEXT, RedactedText
from redaction.vault import Vault


class RedactionFailedError(Exception):
    """Nothing may be concluded about a text: it must not be sent, stored or logged anywhere."""


class TextTooLongError(RedactionFailedError):
    """The text is longer than any that a person writes; it will not get shorter by waiting."""


EMPTY = Vault()
_MORE_LOOKS = 3


@dataclass(frozen=True, slots=True)
class Redaction:
    """What redacting gave: the text, the entities with offsets into the raw text, the vault."""

    text: RedactedText
    entities: tuple[Entity, ...]
    vault: Vault


class Redactor:
    """Hides personal data in a ticket's texts, by one profile. May be used from several threads."""

    def __init__(self, detector: Detector, profile: Profile) -> None:
        self._detector = detector
        self._profile = profile

    @property
    def profile(self) -> Profile:
        """The profile by which it hides."""
        return self._profile

    def with_profile(self, profile: Profile) -> "Redactor":
        """Give a redactor with another profile and the same detector, which is loaded once."""
        return Redactor(self._detector, profile)

    def redact(
        self, raw: str, *, context: Context = NO_CONTEXT, vault: Vault = EMPTY, name: str = ""
    ) -> Redaction:
        """Hide the personal data of one text, with the vault of the texts before it in the ticket.

        ``context`` is what is known of the requester and what was said before.

        ``name`` is what the vault remembers the text by (see ``Vault.original``).
        Raises RedactionFailedError if anything fails; its message holds nothing of the text.
        """
        if len(raw) > LONGEST_TEXT:
            raise TextTooLongError(f"The text is longer than {LONGEST_TEXT:,} characters.")
        try:
            return self._redacted(raw, context, vault, name)
        except Exception as error:  # noqa: BLE001 - whatever failed, the text must stay here
            failure = type(error).__name__
        # Raised out here so that the error carries no cause: its message may quote the customer.
        raise RedactionFailedError(f"Personal data could not be looked for ({failure}).")

    def _redacted(self, raw: str, context: Context, vault: Vault, name: str) -> Redaction:
        """Hide what is found, then look again: what stood beside a value may show without it.

        So redacting a redacted text changes nothing. Only what is near placeholders has become
        another text, and only that is read again.
        """
        entities = self._found(raw, context, vault)
        for _ in range(_MORE_LOOKS):
            redaction, placeholders = self._hidden(entities, raw, context, vault, name)
            near, pieces = around_placeholders(redaction.text)
            again = self._found(near, context, vault) if near else ()
            more = missed(again, pieces, raw, entities, placeholders)
            if not more:
                return redaction
            entities = tuple(settle([*entities, *more]))
        return self._hidden(entities, raw, context, vault, name)[0]

    def _found(self, text: str, context: Context, vault: Vault) -> tuple[Entity, ...]:
        return find(text, context, vault, detector=self._detector, profile=self._profile)

    def _hidden(
        self, entities: tuple[Entity, ...], raw: str, context: Context, vault: Vault, name: str
    ) -> tuple[Redaction, list[str]]:
        filled, placeholders = vault.hide(
            name,
            [(e.kind, raw[e.start : e.end]) for e in entities],
            context.known.names,
            last_four=self._profile.keeps_last_four,
        )
        return Redaction(replaced(raw, entities, placeholders), entities, filled), placeholders


def replaced(raw: str, entities: Iterable[Entity], placeholders: Iterable[str]) -> RedactedText:
    """Put placeholders in place of entities, which are in order and apart."""
    pieces, position = [], 0
    for entity, placeholder in zip(entities, placeholders, strict=True):
        pieces += [raw[position : entity.start], placeholder]
        position = entity.end
    return RedactedText("".join([*pieces, raw[position:]]))
