from typing import get_args

import pytest

from service.drafting.port import Manner
from service.model.reply import Concern, Fault, Refusal, RefusalReason, RejectReason, Verdict
from service.web import reply_wording
from service.web.reply_wording import (
    faults_in_words,
    languages_for,
    next_step,
    partly_in_words,
    refusal_in_words,
    right_in_100,
)


def test_it_works() -> None:
    assert right_in_100(0.943) == "right 94 in 100"
    assert faults_in_words(("number", "condition")) == "a number differs; a condition is left out"


def test_no_draft_is_called_certain() -> None:
    assert right_in_100(1.0) == "right 99 in 100"
    assert right_in_100(0.0) == "right 0 in 100"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (reply_wording.VERDICTS, Verdict),
        (reply_wording.FAULTS, Fault),
        (reply_wording.REFUSALS, RefusalReason),
        (reply_wording.NEXT_STEPS, RefusalReason),
        (reply_wording.CONCERNS, Concern),
        (reply_wording.CARE, Concern),
        (reply_wording.REJECTIONS, RejectReason),
        (reply_wording.MANNERS, Manner),
    ],
)
def test_everything_that_can_be_said_has_words(words: dict[str, str], said: object) -> None:
    assert set(words) == set(get_args(said))


def test_a_concern_says_more_than_its_reason() -> None:
    refusal = Refusal("needs_person", 0.9, "x", concern="self_harm")
    assert refusal_in_words(refusal) == "Talk of self-harm: answer yourself"
    assert next_step(refusal).startswith("Answer now")
    assert refusal_in_words(Refusal("needs_person", 0.9, "x")) == "A person should answer this"


def test_sentences_in_part_are_counted() -> None:
    assert partly_in_words(1) == "One sentence is proven in part"
    assert partly_in_words(3) == "3 are proven in part"


def test_a_ticket_s_own_language_comes_first() -> None:
    assert next(iter(languages_for("de"))) == "de"
    assert next(iter(languages_for("pt-BR").items())) == ("pt-BR", "Português")
    assert next(iter(languages_for("sv").items())) == ("sv", "sv")
    assert [len(languages_for(own)) for own in ("", "de", "sv")] == [9, 9, 9]
