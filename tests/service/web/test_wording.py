from datetime import UTC, datetime, timedelta

import pytest

from redaction.profiles import SUPPORT
from service.model.feedback import ReportCount
from service.web.wording import (
    KINDS,
    REPORTABLE,
    hidden_in_words,
    kind_word,
    long_age,
    reports_in_words,
    short_age,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_it_works() -> None:
    assert hidden_in_words({"PERSON": 2, "CARD": 1}) == "3 items hidden: 2 names, 1 card"


def test_one_hidden_item_is_not_items() -> None:
    assert hidden_in_words({"PERSON": 1}) == "1 item hidden: 1 name"


def test_nothing_hidden_says_nothing() -> None:
    assert hidden_in_words({}) == ""


def test_every_kind_that_is_hidden_has_words() -> None:
    assert set(SUPPORT.hidden) <= set(KINDS)


def test_every_kind_but_a_bracketed_word_can_be_reported() -> None:
    assert set(KINDS) - set(REPORTABLE) == {"LITERAL"}
    assert next(iter(REPORTABLE.items())) == ("PERSON", "name")


def test_reports_are_summed_up_in_a_sentence() -> None:
    assert reports_in_words([]) == "Nothing has been reported yet."
    one = ReportCount("false_hit", "ORDER", 1)
    assert reports_in_words([one]) == "1 false hit was reported."
    counts = [one, ReportCount("miss", "PERSON", 2), ReportCount("miss", "EMAIL", 1)]
    assert reports_in_words(counts) == "3 misses and 1 false hit were reported."


def test_a_kind_of_a_company_s_own_is_read_out() -> None:
    assert kind_word("ORDER_NUMBER", 2) == "order numbers"


@pytest.mark.parametrize(
    ("age", "short", "long"),
    [
        (timedelta(seconds=-3), "now", "just now"),
        (timedelta(seconds=59), "now", "just now"),
        (timedelta(minutes=2), "2m", "2 min ago"),
        (timedelta(hours=3, minutes=59), "3h", "3 h ago"),
        (timedelta(days=4), "4d", "on 18 Nov"),
        (timedelta(days=7), "15 Nov", "on 15 Nov"),
        (timedelta(days=400), "18 Oct 2025", "on 18 Oct 2025"),
    ],
)
def test_an_age_is_said_in_the_unit_that_fits(age: timedelta, short: str, long: str) -> None:
    assert (short_age(NOW - age, NOW), long_age(NOW - age, NOW)) == (short, long)
