import time

import pytest

from redaction.company.kinds import OWN, OwnKind, any_word
from redaction.company.patterns import Pattern
from redaction.context import Context
from redaction.recognizers.shapes import CHECKED

METER = OwnKind(
    "METER", Pattern(r"\b\d{8}\b"), score=0.3, context=any_word(("meter", "Zähler", "meter no"))
)


def test_it_works() -> None:
    member = OwnKind("MEMBER_NO", Pattern(r"MB-\d{6}"))
    entity = next(member.find("I am MB-123456."))
    assert (entity.start, entity.end, entity.kind, entity.score) == (5, 14, "MEMBER_NO", OWN)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("my meter reads 12345678", CHECKED),
        ("12345678 says the METER", CHECKED),
        ("ZAHLER: 12345678", CHECKED),
        ("order 12345678", 0.3),
        ("parameter 12345678", 0.3),
        ("meter" + " so" * 30 + " 12345678", 0.3),
    ],
)
def test_a_context_word_near_a_value_makes_it_sure(text: str, score: float) -> None:
    assert [entity.score for entity in METER.find(text)] == [score]


def test_the_question_just_asked_counts_as_context() -> None:
    context = Context(previous="What does your meter say?")
    assert [e.score for e in METER.find("12345678", context)] == [CHECKED]


def test_a_value_whose_checksum_fails_is_none() -> None:
    kind = OwnKind("CLUB", Pattern(r"\d{4}"), check=lambda value: value == "1234")
    assert [(e.start, e.end) for e in kind.find("1235 1234")] == [(5, 9)]


def test_no_context_words_make_no_context() -> None:
    assert any_word(()) is None
    assert any_word((" ",)) is None


def test_a_hostile_text_takes_linear_time() -> None:
    spent = []
    for length in (10_000, 100_000):
        text = ("12345678 meter " * length)[:length]
        began = time.perf_counter()
        assert len(list(METER.find(text))) > length // 20
        spent.append(time.perf_counter() - began)
    assert spent[1] < max(0.1, 25 * spent[0])
