import pytest

from redaction.recognizers.clues import clues, may_find
from redaction.recognizers.labels import CODE, after_label, before_label, labelled


def test_it_works() -> None:
    shape = after_label("ORDER", "order; order number", CODE)
    assert [(e.start, e.end) for e in shape("my order number is A-12, ok")] == [(19, 23)]


@pytest.mark.parametrize(
    "text", ["code 12", "Code: 12", "my code is 12", "code no. is 12", "code number #12", "CODE=12"]
)
def test_a_label_may_be_linked_in_many_ways(text: str) -> None:
    match = labelled("code", r"\d+").search(text)
    assert match is not None
    assert match.group("value") == "12"


@pytest.mark.parametrize(
    "text", ["codes 12", "code\n\n\n12", "code? 12", "code.\n- 12", "code which I found 12"]
)
def test_a_label_further_away_is_none(text: str) -> None:
    assert labelled("code", r"\d+").search(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "numéro de série 12",
        "NUMERO DE SERIE: 12",
        "numero-de-serie 12",
        "numerodeserie 12",
        "numéro de série:\n> 12",
    ],
)
def test_a_label_is_found_without_accents_and_however_it_is_joined(text: str) -> None:
    shape = after_label("DEVICE", "numéro de série", r"\d+")
    assert may_find(shape, clues(text))
    assert [text[e.start : e.end] for e in shape(text)] == ["12"]


@pytest.mark.parametrize(
    "text",
    ["now AB-12345 is my order", "AB-12345, my order", "AB-12345 (order number)"],
)
def test_a_label_may_follow(text: str) -> None:
    codes = before_label("ORDER", "order; order number")
    assert [text[e.start : e.end] for e in codes(text)] == ["AB-12345"]


def test_a_label_that_names_the_next_value_does_not_count() -> None:
    assert list(before_label("ORDER", "order")("12345, order: 678")) == []


@pytest.mark.parametrize("value", ["12345", "A-12", "mtv 521", "12 34 56", "AB/12-C", "1 2 3 4 5"])
def test_a_code_is_of_letters_and_digits_in_groups(value: str) -> None:
    (entity,) = after_label("X", "code", CODE)(f"code {value}, thanks")
    assert f"code {value}"[entity.start : entity.end] == value


@pytest.mark.parametrize("text", ["order 20 days ago", "order 20%", "order 10:30"])
def test_amounts_and_times_are_no_codes(text: str) -> None:
    assert list(after_label("X", "order", CODE)(text)) == []
