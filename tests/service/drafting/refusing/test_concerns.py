"""What a person has to answer, and what only sounds like it."""

import time

import pytest

from redaction.text import RedactedText
from service.drafting.port import Question
from service.drafting.refusing.concerns import concern_of
from service.model.reply import Concern


def concern(text: str, subject: str = "") -> Concern | None:
    return concern_of(Question(RedactedText(text), RedactedText(subject)))


def test_it_works() -> None:
    assert concern("Your valve flooded my cellar. My lawyer will contact you.") == "legal_threat"
    assert concern("How do I pair a lamp?") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I can't go on, I want to kill myself", "self_harm"),
        ("Ich will nicht mehr leben", "self_harm"),
        ("j\u2019ai envie de mourir", "self_harm"),
        ("Ya no quiero vivir así", "self_harm"),
        ("Non voglio più vivere", "self_harm"),
        ("Ik denk aan zelfmoord", "self_harm"),
        ("The charger caught fire last night", "safety"),
        ("there is smoke coming out of the hub", "safety"),
        ("My daughter swallowed the battery", "safety"),
        ("I got an electric shock when I touched it", "safety"),
        ("Das Gerät riecht verbrannt", "safety"),
        ("Il y a de la fumée qui sort du boîtier", "safety"),
        ("We will take you to court over this", "legal_threat"),
        ("This is a letter before action", "legal_threat"),
        ("Ich werde meinen Anwalt einschalten", "legal_threat"),
        ("Je vais porter plainte", "legal_threat"),
        ("Ik schakel mijn advocaat in", "legal_threat"),
        ("Let me talk to a real person", "asks_for_person"),
        ("please connect me to an agent", "asks_for_person"),
        ("Ich möchte mit einem Mitarbeiter sprechen", "asks_for_person"),
        ("Quiero hablar con una persona", "asks_for_person"),
        ("Vorrei parlare con un operatore", "asks_for_person"),
        ("you are all a bunch of crooks", "anger"),
    ],
)
def test_it_notices_what_a_person_has_to_answer(text: str, expected: Concern) -> None:
    assert concern(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "How do I set up the smoke detector?",
        "Does it work with my Fire TV stick?",
        "The ATM swallowed my card",
        "How do I kill a background process?",
        "Are you a real person?",
        "I would kill for a dark mode",
        "My order is damaged, this is annoying. What can I do?",
        "I am a lawyer and need an invoice for my office.",
        "Can I speak German to the voice assistant?",
        "What happens to my data when I die?",
    ],
)
def test_ordinary_messages_need_nobody(text: str) -> None:
    assert concern(text) is None


def test_the_gravest_reason_is_named() -> None:
    text = "You are a bunch of idiots, my lawyer will sue you. I want to kill myself."
    assert concern(text) == "self_harm"


def test_a_subject_may_say_it() -> None:
    assert concern("See attached.", "Letter before action") == "legal_threat"


def test_quoted_mail_is_answered_already() -> None:
    assert concern("Thanks, solved.\n\n> My lawyer will contact you.") is None


def test_one_hard_word_is_no_anger_but_three_are() -> None:
    assert concern("This is ridiculous, how do I log in?") is None
    assert concern("I am furious. This is ridiculous and unacceptable!") == "anger"


def test_a_phrase_never_reaches_across_sentences() -> None:
    assert concern("I gave one to the lawyer. Will it work abroad?") is None


@pytest.mark.parametrize("piece", ["a", "my ", "the vet ", "\ud800", "\0", "I want to "])
def test_a_megabyte_takes_no_longer_than_a_page(piece: str) -> None:
    start = time.perf_counter()
    concern(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - start < 5
