import re
import time

import pytest

from redaction.company import NOTHING_OWN, Company
from redaction.company.kinds import OwnKind
from redaction.company.patterns import Pattern
from redaction.context import NO_CONTEXT, Context
from redaction.detection import PatternDetector
from redaction.entities import Entity
from redaction.profiles import PROFILES
from redaction.recognizers.shapes import LABELLED, LIKELY

ACME = Company(
    kinds=(OwnKind("MEMBER_NO", Pattern(r"\bMB-\d{6}\b"), about="Names a member."),),
    products=("Aurora", "Ada Lamp"),
)


class Guessing:
    """Takes every capitalised word for a person, as surely as it is told to."""

    def __init__(self, score: float = LIKELY) -> None:
        self.score = score

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        words = re.finditer(r"\b[A-Z]\w*", text)
        return [Entity(*word.span(), "PERSON", self.score) for word in words]


def found(text: str, score: float = LIKELY) -> list[str]:
    return [text[e.start : e.end] for e in ACME.joined(Guessing(score)).detect(text)]


def test_it_works() -> None:
    entities = ACME.joined(PatternDetector()).detect("I am ada@example.com, MB-123456")
    assert {e.kind for e in entities} >= {"EMAIL", "MEMBER_NO"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Aurora is dark", []),
        ("the Ada Lamp of Ben", ["Ben"]),
        ("Ada has an ADA LAMP", ["Ada"]),
        ("Ada Aurora", ["Ada"]),
        ("Auroras", ["Auroras"]),
    ],
)
def test_a_product_is_nobody(text: str, people: list[str]) -> None:
    assert found(text) == people


def test_whoever_the_text_calls_so_is_a_person_all_the_same() -> None:
    assert found("Aurora", LABELLED) == ["Aurora"]


def test_nothing_of_its_own_leaves_the_detector_as_it_is() -> None:
    detector = PatternDetector()
    assert NOTHING_OWN.joined(detector) is detector
    assert NOTHING_OWN.default == PROFILES["support"]


def test_own_kinds_are_hidden_in_every_profile() -> None:
    assert list(ACME.profiles) == list(PROFILES)
    for profile in ACME.profiles.values():
        assert profile.rules["MEMBER_NO"].why == "Names a member."
        assert "MEMBER_NO" in profile.hidden


def test_a_pattern_added_to_a_kind_of_ours_keeps_the_rule_of_the_profile() -> None:
    company = Company(kinds=(OwnKind("ORDER", Pattern(r"A-\d+")),))
    assert "ORDER" not in company.profiles["support"].hidden


def test_products_take_linear_time() -> None:
    spent = []
    for times in (200, 2_000):
        text = "Aurora Ben " * times
        began = time.perf_counter()
        assert found(text) == ["Ben"] * times
        spent.append(time.perf_counter() - began)
    assert spent[1] < max(0.1, 25 * spent[0])
