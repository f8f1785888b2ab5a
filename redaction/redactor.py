"""The door of redaction: raw text in; redacted text, what was found, and the vault out."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from redaction.context import NO_CONTEXT, Context, Known
from redaction.detection import Detector
from redaction.entities import Entity, settle
from redaction.profiles import Profile
from redaction.recognizers.known import Phrases, add_found, add_person, known_phones, known_values
from redaction.recognizers.legible import Legible, legible
from redaction.recognizers.literals import literals
from redaction.recognizers.shapes import KNOWN
from redaction.text import PLACEHOLDER, RedactedText
from redaction.vault import Vault

LONGEST_TEXT = 1_000_000
"""Characters that a text may have; a longer one is refused, because nobody typed it."""


class RedactionFailedError(Exception):
    """Nothing may be concluded about a text: it must not be sent, stored or logged anywhere."""


class TextTooLongError(RedactionFailedError):
    """The text is longer than any that a person writes; it will not get shorter by waiting."""


EMPTY = Vault()


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
        known, reading = context.known, legible(raw)
        detected = self._detector.detect(reading.text, context)
        found = [e for e in detected if self._profile.hides(e, reading.text)]
        found += literals(reading.text, self._profile.rules)
        found += known_phones(reading.text, known.phones)
        found += known_values(reading.text, known.others)
        everywhere = _everywhere(reading.text, settle(found), known, vault)
        entities = _settled(raw, reading, everywhere, self._profile.rules)
        vault, placeholders = vault.hide(
            name,
            [(e.kind, raw[e.start : e.end]) for e in entities],
            known.names,
            last_four=self._profile.keeps_last_four,
        )
        return Redaction(replaced(raw, entities, placeholders), entities, vault)


_ROUNDS = 4


def _everywhere(text: str, found: list[Entity], known: Known, vault: Vault) -> list[Entity]:
    """Add every other occurrence of the values found and known, until there are no more.

    Settling may cut an entity in two, and each part is a value that may occur elsewhere.
    """
    for _ in range(_ROUNDS):
        phrases = _phrases(known, vault, text, found)
        more = settle([*found, *phrases.find(text)])
        if more == found:
            break
        found = more
    return found


def _phrases(known: Known, vault: Vault, text: str, found: Iterable[Entity]) -> Phrases:
    """Gather the values to look for again: known ones, the ticket's, and those just found."""
    phrases = Phrases()
    for person in known.names:
        if "@" not in person:
            add_person(phrases, person, KNOWN, any_case=True)
    for address in (*known.emails, *(n for n in known.names if "@" in n)):
        phrases.add("EMAIL", address, KNOWN)
    for kind, value in known.others:
        phrases.add(kind, value, KNOWN)
    for placeholder, value in vault.values.items():
        if match := PLACEHOLDER.fullmatch(placeholder):
            add_found(phrases, match.group(1), value)
    for entity in found:
        add_found(phrases, entity.kind, text[entity.start : entity.end], entity.score)
    return phrases


def _settled(
    raw: str, reading: Legible, found: Iterable[Entity], kinds: Collection[str]
) -> tuple[Entity, ...]:
    """Translate entities into offsets of the raw text, without overlaps or spaces around them."""
    translated = []
    for entity in found:
        start, end = reading.span(entity.start, entity.end)
        translated.append(replace(entity, start=start, end=end))
    # What looks like a placeholder in the raw text must go even where its legible reading differs.
    settled = settle([*translated, *literals(raw, kinds)])
    trimmed = (_trimmed(raw, entity) for entity in settled)
    return tuple(entity for entity in trimmed if entity.end > entity.start)


_PUNCTUATION_TELLS = frozenset({"PASSWORD", "SECRET", "LITERAL", "CVV"})


def _trimmed(raw: str, entity: Entity) -> Entity:
    """Cut white space off both ends; what holds no letter or digit may be a secret."""
    value = raw[entity.start : entity.end]
    if entity.kind not in _PUNCTUATION_TELLS and not any(map(str.isalnum, value)):
        return replace(entity, end=entity.start)
    start = entity.start + len(value) - len(value.lstrip())
    return replace(entity, start=start, end=start + len(value.strip()))


def replaced(raw: str, entities: Iterable[Entity], placeholders: Iterable[str]) -> RedactedText:
    """Put placeholders in place of entities, which are in order and apart."""
    pieces, position = [], 0
    for entity, placeholder in zip(entities, placeholders, strict=True):
        pieces += [raw[position : entity.start], placeholder]
        position = entity.end
    return RedactedText("".join([*pieces, raw[position:]]))
