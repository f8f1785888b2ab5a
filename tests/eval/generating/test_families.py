from random import Random

import pytest

from eval.generating.families import FAMILIES, Family
from eval.generating.spelling import compact
from redaction.recognizers.legible import legible


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_it_works(family: Family) -> None:
    value = family.make(Random(3))
    spelled = {name: spell(value) for name, spell in family.spellings.items()}
    assert len(set(spelled.values())) >= 20
    assert len(family.labels) >= 2 or family.kind == "NATIONAL_ID"


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_a_spelling_keeps_the_value_itself(family: Family) -> None:
    value = family.make(Random(3))
    said = ("at", "dot", "AT", "DOT")
    for name, spell in family.spellings.items():
        read = compact(legible(spell(value)).text).lower()
        if not any(word in name for word in said) and name not in CHANGED:
            bare = compact(value).lower()
            assert bare in read.replace("64", "") or bare in read, name


CHANGED = {
    "zero padded",
    "HTML entity",
    "in a link",
    "Markdown link",
    "spelled dots",
    "line break after @",
    "double zero",
}
"""Spellings that put other characters inside of the value."""


def test_every_kind_of_structure_is_made() -> None:
    assert {family.kind for family in FAMILIES.values()} == {
        "CARD", "IBAN", "EMAIL", "PHONE", "IP", "MAC", "SECRET", "PASSPORT", "DRIVING_LICENCE",
        "VEHICLE", "DEVICE", "NATIONAL_ID",
    }  # fmt: skip


def test_only_what_gives_itself_away_goes_without_a_label() -> None:
    assert not FAMILIES["card"].needs_label("plain")
    assert FAMILIES["passport"].needs_label("plain")
    assert FAMILIES["mac"].needs_label("bare")
    assert not FAMILIES["mac"].needs_label("colons")
