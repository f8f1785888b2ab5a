"""Find what is to be hidden in one text: detect it, then look for it and for what is known."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from redaction.context import Context, Known
from redaction.detection import Detector
from redaction.entities import Entity, settle
from redaction.profiles import Profile
from redaction.recognizers.known import Phrases, add_found, add_person, known_phones, known_values
from redaction.recognizers.legible import Legible, legible
from redaction.recognizers.literals import literals
from redaction.recognizers.shapes import KNOWN, LABELLED
from redaction.text import parts_of
from redaction.vault import Vault


def find(
    raw: str, context: Context, vault: Vault, *, detector: Detector, profile: Profile
) -> tuple[Entity, ...]:
    """Find what a profile hides in a text, with offsets into it, in order and apart.

    Values of the ticket's earlier texts, which its vault holds, are found again.
    """
    known, reading = context.known, legible(raw)
    detected = detector.detect(reading.text, context)
    found = [entity for entity in detected if profile.hides(entity, reading.text)]
    found += literals(reading.text, profile.rules)
    found += known_phones(reading.text, known.phones)
    found += known_values(reading.text, known.others)
    everywhere = _everywhere(reading.text, settle(found), known, vault)
    return _settled(raw, reading, everywhere, profile.rules)


_ROUNDS = 4


def _everywhere(text: str, found: list[Entity], known: Known, vault: Vault) -> list[Entity]:
    """Add every other occurrence of the values found and known, until there are no more.

    Settling may cut an entity in two, and each part is a value that may occur elsewhere.
    """
    sought: set[tuple[str, str, bool]] | None = None
    for _ in range(_ROUNDS):
        values = {
            (e.kind, text[e.start : e.end], e.kind == "PERSON" and e.score >= LABELLED)
            for e in found
        }
        if values == sought:
            break
        sought = values
        more = settle([*found, *_phrases(known, vault, text, found).find(text)])
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
        add_found(phrases, parts_of(placeholder)[0], value)
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
        same = start == entity.start and end == entity.end
        translated.append(entity if same else replace(entity, start=start, end=end))
    # What looks like a placeholder in the raw text must go even where its legible reading differs.
    if raw != reading.text:
        translated = settle([*translated, *literals(raw, kinds)])
    return tuple(trimmed(raw, translated))


_PUNCTUATION_TELLS = frozenset({"PASSWORD", "SECRET", "LITERAL", "CVV"})


def trimmed(raw: str, entities: Iterable[Entity]) -> list[Entity]:
    """Leave out white space at entities' ends, and entities that hold nothing else."""
    cut = (_trimmed(raw, entity) for entity in entities)
    return [entity for entity in cut if entity.end > entity.start]


def _trimmed(raw: str, entity: Entity) -> Entity:
    """Cut white space off both ends; what holds no letter or digit may be a secret."""
    value = raw[entity.start : entity.end]
    if entity.kind not in _PUNCTUATION_TELLS and not any(map(str.isalnum, value)):
        return replace(entity, end=entity.start)
    start = entity.start + len(value) - len(value.lstrip())
    end = start + len(value.strip())
    same = start == entity.start and end == entity.end
    return entity if same else replace(entity, start=start, end=end)
