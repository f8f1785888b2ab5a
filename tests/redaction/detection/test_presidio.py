from time import perf_counter

import pytest

from redaction.detection import PatternDetector, PresidioDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(PresidioDetector(PatternDetector()), SUPPORT)


def test_it_works(redactor: Redactor) -> None:
    text = "Yesterday Fanuel Oyelaran refused my refund."
    assert redactor.redact(text).text == "Yesterday <PERSON_1> refused my refund."


def test_a_name_far_down_a_long_text_is_at_its_place(redactor: Redactor) -> None:
    text = "The kettle does not boil. " * 2_000
    redacted = redactor.redact(text + "Yesterday Fanuel Oyelaran refused my refund.").text
    assert redacted == text + "Yesterday <PERSON_1> refused my refund."


def test_it_loads_nothing_before_it_is_asked() -> None:
    assert PresidioDetector(PatternDetector())._analyzer is None


def test_a_long_word_costs_no_more_than_its_length(redactor: Redactor) -> None:
    start = perf_counter()
    assert redactor.redact("(" * 19_000 + " ada@example.com").text.endswith(" <EMAIL_1>")
    assert perf_counter() - start < 10
