import time

import pytest

from redaction.text import RedactedText
from service.drafting.generating.editing.asking_next import ask_next
from service.drafting.port import Question

ORDER = "What is your order or invoice number?"
ERROR = "What does the error message say, word for word?"
MODEL = "Which model do you have?"
VERSION = "Which version do you use, and on which device?"


def asked(text: str, language: str = "en") -> tuple[str, ...]:
    return ask_next(Question(RedactedText(text), language=language))


def test_it_works() -> None:
    assert asked("Where is my order?") == (ORDER,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Where is my order LK-203977?", ()),
        ("Where is my order <ORDER_NUMBER_1>?", ()),
        ("I get an error.", (ERROR,)),
        ('I get an error: "Device not found".', ()),
        ("I get error E-42 on screen.", ()),
        ("My lamp does not work.", (MODEL,)),
        ("My lamp MK2 won't start.", ()),
        ("The app closes by itself.", (VERSION,)),
        ("The app 3.8 closes by itself.", ()),
        ("How do I return a lamp?", ()),
        ("", ()),
    ],
)
def test_what_the_ticket_has_is_not_asked_again(text: str, expected: tuple[str, ...]) -> None:
    assert asked(text) == expected


def test_in_another_language_nothing_is_asked() -> None:
    assert asked("Where is my order?", "de") == ()


@pytest.mark.parametrize("junk", ["A", "1", '"', "a1-", "<A_", "my ", "\ud800", "can not "])
def test_a_megabyte_is_read_quickly(junk: str) -> None:
    began = time.perf_counter()
    asked("my order, an error, broken app " + junk * (1_000_000 // len(junk)))
    assert time.perf_counter() - began < 1
