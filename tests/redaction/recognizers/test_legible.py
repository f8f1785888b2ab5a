import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.recognizers.legible import folded, legible

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


def test_it_works() -> None:
    reading = legible("４１１１\u200b 1111")  # noqa: RUF001 - the digits meant
    assert reading.text == "4111 1111"
    assert reading.span(0, 4) == (0, 4)
    assert reading.span(4, 9) == (5, 10)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("٤٢", "42"),
        ("an\u00adna\ufeff", "anna"),
        ("‘Anna’ – “hi”", "'Anna' - \"hi\""),  # noqa: RUF001
        ("Kova\u0301cs", "Kovács"),
        ("ａ＠ｂ．ｃ", "a@b.c"),  # noqa: RUF001
        ("a\x00b\ud800", "a b?"),
        ("a\u00a0b", "a b"),
        ("½ … ™", "½ … ™"),
    ],
)
def test_it_writes_plainly(raw: str, plain: str) -> None:
    assert legible(raw).text == plain


def test_a_span_covers_an_accent_that_joined_its_letter() -> None:
    raw = "a Kova\u0301cs b"
    start, end = legible(raw).span(2, 8)
    assert raw[start:end] == "Kova\u0301cs"


@given(ANY_TEXT)
def test_spans_are_in_order_and_within_the_raw_text(raw: str) -> None:
    reading = legible(raw)
    spans = [reading.span(i, i + 1) for i in range(len(reading.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@given(ANY_TEXT)
def test_folding_keeps_every_character_in_its_place(raw: str) -> None:
    assert len(folded(raw)) == len(raw)


def test_folding_ignores_case_and_accents() -> None:
    assert folded("KOVÁCS Łukasz Straße") == folded("kovacs lukasz straße")


def test_low_lines_of_italics_are_blank() -> None:
    assert legible("call _4155552671_ now").text == "call  4155552671  now"
    assert legible("IMEI:_354345911016146_.").text == "IMEI: 354345911016146 ."
    assert legible("snake_case_name and __init__").text == "snake_case_name and __init__"


@pytest.mark.parametrize(
    "password", ["8&_6UAmZ_@3_", "_0Dp_!EM6PZN", "(_hAXMhw%4*_", "^_6WZUXjSwf_"]
)
def test_low_lines_of_a_password_stay(password: str) -> None:
    assert legible(f"My password is {password}.").text == f"My password is {password}."
