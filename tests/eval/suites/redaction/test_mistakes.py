from eval.suites.redaction.labelled import Label, Sample
from eval.suites.redaction.mistakes import mistakes
from eval.suites.redaction.scoring import Reading
from redaction.entities import Entity


def test_it_works() -> None:
    sample = Sample("I am Ada,\ncall 555", (Label(5, 8, "PERSON"),))
    reading = Reading("t1", sample, (Entity(15, 18, "PHONE", 0.9),))
    assert list(mistakes([reading])) == [
        r"missed PERSON (t1): I am [Ada],\ncall 555",
        r"needless PHONE (t1): I am Ada,\ncall [555]",
    ]


def test_what_is_right_is_not_shown() -> None:
    sample = Sample("I am Ada", (Label(5, 8, "PERSON"),))
    assert not list(mistakes([Reading("t1", sample, (Entity(5, 8, "PERSON", 0.9),))]))
