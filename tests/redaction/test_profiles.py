from pathlib import Path

from redaction.entities import Entity
from redaction.profiles import PROFILES, SUPPORT

DOC = Path(__file__).parents[2] / "docs" / "redaction.md"


def test_it_works() -> None:
    assert SUPPORT.hides(Entity(0, 1, "EMAIL", 0.95))
    assert not SUPPORT.hides(Entity(0, 1, "EMAIL", 0.2))


def test_a_kind_it_does_not_name_stays() -> None:
    assert not SUPPORT.hides(Entity(0, 1, "ORDER", 1.0))


def test_profiles_are_found_by_their_names() -> None:
    assert all(PROFILES[name].name == name for name in PROFILES)


def test_the_documentation_names_every_kind_that_is_hidden() -> None:
    assert [kind for kind in SUPPORT.hidden if f"`{kind}`" not in DOC.read_text()] == []
