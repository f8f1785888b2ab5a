import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from redaction.detection import EVERY, PatternDetector
from redaction.entities import Entity
from redaction.profiles import GDPR_STRICT, HIPAA, KINDS, PCI, PROFILES, SUPPORT, Profile
from redaction.recognizers.shapes import POSSIBLE, Shape
from redaction.redactor import Redactor

DOC = Path(__file__).parents[3] / "docs" / "profiles.md"
EACH = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)


def whole(kind: str, value: str, profile: Profile, score: float = 0.9) -> bool:
    return profile.hides(Entity(0, len(value), kind, score), value)


def test_it_works() -> None:
    assert whole("EMAIL", "ada@example.com", SUPPORT)
    assert not whole("EMAIL", "ada@example.com", SUPPORT, score=0.2)
    assert not whole("ORDER", "A-1", SUPPORT)


def test_profiles_are_found_by_their_names() -> None:
    assert list(PROFILES) == ["support", "pci", "hipaa", "gdpr_strict"]
    assert all(PROFILES[name].name == name for name in PROFILES)


@EACH
def test_every_profile_names_every_kind_with_a_reason(profile: Profile) -> None:
    assert list(profile.rules) == list(KINDS)
    assert all(rule.why.endswith((".", ").")) for rule in profile.rules.values())


def test_every_kind_that_a_recogniser_finds_is_named() -> None:
    found = {recognizer.kind for recognizer in EVERY if isinstance(recognizer, Shape)}
    sources = (Path(__file__).parents[3] / "redaction").rglob("*.py")
    made = {
        kind
        for source in sources
        for kind in re.findall(r'Entity\([^"\n]*"([A-Z_]{2,})"', source.read_text())
    }
    assert found | made <= set(KINDS)


@EACH
def test_a_kind_without_a_rule_is_hidden(profile: Profile) -> None:
    assert whole("MEMBER_NO", "12", profile)


@EACH
def test_cards_and_forged_placeholders_are_hidden_in_every_profile(profile: Profile) -> None:
    assert {"CARD", "CVV", "LITERAL", "PASSWORD", "SECRET"} <= profile.hidden


def test_the_strict_profile_keeps_nothing() -> None:
    assert set(KINDS) == GDPR_STRICT.hidden


def test_support_keeps_what_an_answer_needs() -> None:
    kept = {"ORDER", "DATE", "AGE", "LOCATION", "URL", "ORIGIN", "HEALTH", "LICENCE"}
    assert set(KINDS) - SUPPORT.hidden == kept


def test_hipaa_hides_all_but_one_kind() -> None:
    assert set(KINDS) - HIPAA.hidden == {"ORIGIN"}


def test_hipaa_cites_each_of_the_18_identifiers() -> None:
    said = " ".join([HIPAA.about, *(rule.why for rule in HIPAA.rules.values())])
    assert [letter for letter in "ABCDEFGHIJKLMNOPQR" if f"({letter})" not in said] == []


@pytest.mark.parametrize(
    ("age", "hidden"),
    [
        ("34", False),
        ("89 years old", False),
        ("90", True),
        ("aged 104", True),
        ("ninety-two", True),
        ("34 and 91", True),
    ],
)
def test_hipaa_shows_ages_up_to_89(age: str, hidden: bool) -> None:
    assert whole("AGE", age, HIPAA) is hidden


@pytest.mark.parametrize(
    ("date", "hidden"), [("2019", False), ("3 May 2019", True), ("May 2019", True), ("2219", True)]
)
def test_hipaa_shows_of_a_date_no_more_than_a_lone_year(date: str, hidden: bool) -> None:
    assert whole("DATE", date, HIPAA) is hidden


def test_the_year_of_birth_is_no_lone_year() -> None:
    assert whole("DATE_OF_BIRTH", "1931", HIPAA)


@EACH
def test_strict_profiles_hide_what_others_doubt(profile: Profile) -> None:
    assert whole("NATIONAL_ID", "123456782", profile, POSSIBLE) is (profile in (HIPAA, GDPR_STRICT))


@EACH
def test_only_support_and_pci_keep_the_last_four_digits_of_a_card(profile: Profile) -> None:
    redactor = Redactor(PatternDetector(), profile)
    vault = redactor.redact("my card is 4111 1111 1111 1234, 5500005555555559").vault
    kept = str([vault.values, vault.spellings])
    assert "1111 1111" not in kept
    assert ("5559" in kept) is (profile in (SUPPORT, PCI))


def test_the_documentation_says_which_profile_hides_which_kind() -> None:
    head = f"| kind | what | {' | '.join(f'`{name}`' for name in PROFILES)} |"
    rows = [f"| `{kind}` | {what} | {_marks(kind, PROFILES)} |" for kind, what in KINDS.items()]
    assert "\n".join([head, "|---" * (2 + len(PROFILES)) + "|", *rows]) in DOC.read_text()


@EACH
def test_the_documentation_gives_every_reason(profile: Profile) -> None:
    rows = [
        f"| `{kind}` | {'hidden' if rule.hidden else 'kept'} | {rule.why} |"
        for kind, rule in profile.rules.items()
    ]
    table = "\n".join(["| kind | | why |", "|---|---|---|", *rows])
    assert f"### `{profile.name}`\n\n{profile.about}\n\n{table}\n" in DOC.read_text()


def _marks(kind: str, profiles: Mapping[str, Profile]) -> str:
    return " | ".join(
        "hidden" if profile.rules[kind].hidden else "kept" for profile in profiles.values()
    )


@pytest.mark.parametrize("address", ["no-reply@acme.com", "Security@arduino.cc", "support@a.eu"])
def test_a_functions_mailbox_stays_for_answers_alone(address: str) -> None:
    assert not whole("EMAIL", address, SUPPORT)
    assert whole("EMAIL", address, GDPR_STRICT)


def test_a_small_firms_mailbox_is_hidden() -> None:
    assert whole("EMAIL", "info@kovacs-ceramics.hu", SUPPORT)
