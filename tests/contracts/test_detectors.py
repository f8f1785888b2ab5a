"""Every detector keeps the same promises."""

import pytest

from redaction.detection import Detector, PatternDetector, PresidioDetector, TrainedDetector
from redaction.profiles import KINDS, SUPPORT
from redaction.recognizers.legible import legible
from redaction.redactor import Redactor


@pytest.fixture(
    scope="module",
    params=["patterns", "trained", pytest.param("presidio", marks=pytest.mark.models)],
)
def detector(request: pytest.FixtureRequest) -> Detector:
    if request.param == "patterns":
        return PatternDetector()
    trained = TrainedDetector()
    return trained if request.param == "trained" else PresidioDetector(trained)


def test_it_works(detector: Detector) -> None:
    text = "Hi Ben, I am Ada Lovelace, ada@example.com, 4111 1111 1111 1111."
    found = {(e.kind, text[e.start : e.end]) for e in detector.detect(text)}
    assert {
        ("PERSON", "Ben"),
        ("PERSON", "Ada Lovelace"),
        ("EMAIL", "ada@example.com"),
        ("CARD", "4111 1111 1111 1111"),
    } <= found


def test_it_finds_only_kinds_that_the_profiles_know(detector: Detector) -> None:
    text = "Ada Lovelace, 12 High Street, London; ssn 078-05-1120, 10.1.2.3, DE89370400440532013000"
    assert {e.kind for e in detector.detect(text)} <= set(KINDS)


@pytest.mark.parametrize(
    "raw",
    ["", " ", "\n\n", "\x00", "\ud800\udc00", "\u202e\u200b", "🙂" * 50, "a" * 5_000, "(" * 5_000],
)
def test_odd_texts_do_no_harm(detector: Detector, raw: str) -> None:
    text = legible(raw).text
    for entity in detector.detect(text):
        assert 0 <= entity.start < entity.end <= len(text)
        assert 0 < entity.score <= 1


def test_it_finds_at_the_end_of_a_long_text_what_it_finds_in_a_short_one(
    detector: Detector,
) -> None:
    text = "The kettle does not boil any more. " * 1_200 + "Ask Ada Lovelace, ada@example.com."
    found = {text[e.start : e.end] for e in detector.detect(text)}
    assert {"Ada Lovelace", "ada@example.com"} <= found


@pytest.mark.parametrize(
    "text",
    [
        "The Wi-Fi and Bluetooth of my AeroKettle Pro show error RV-12, firmware 2.1.0.4.",
        "Order 4455667788 of 12 March 2026 cost $49.99; tracking 9400110200881234567890.",
        "My password is incorrect and the reset link has expired. I am furious!",
        "Press Reset, then open Settings and choose Network. This is Urgent.",
        "Hi there, hello support team, thanks in advance!",
        "Connect pin 13 to GND. Part number ABX00027, ISBN 978-3-16-148410-0.",
        "See https://example.com/help/articles/12345-reset?lang=en for more.",
        "I live in Berlin and work from 9:30 to 17:45.",
    ],
)
def test_it_leaves_what_an_answer_needs(detector: Detector, text: str) -> None:
    assert Redactor(detector, SUPPORT).redact(text).text == text
