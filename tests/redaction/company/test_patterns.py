import time

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from redaction.company.patterns import LONGEST_PATTERN, LONGEST_VALUE, Pattern, PatternRefusedError


def found(pattern: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Pattern(pattern).spans(text)]


def test_it_works() -> None:
    assert found(r"\bMB-?\d{6}\b", "é🙂 MB-123456, mb654321 and MB-1234567") == [
        "MB-123456",
        "mb654321",
    ]


def test_the_group_named_value_is_what_is_found() -> None:
    assert found(r"meter (?P<value>\d+)", "meter 123, 456") == ["123"]


def test_case_counts_where_it_is_said_to() -> None:
    text = "ab AB"
    assert [text[slice(*s)] for s in Pattern("AB", match_case=True).spans(text)] == ["AB"]


@pytest.mark.parametrize(
    ("pattern", "advice"),
    [
        (r"(a)\1", "no back-references"),
        (r"(?=a)b", "cannot look ahead"),
        (r"a(?!b)", "cannot look ahead"),
        (r"(?<=a)b", "(?P<value>...)"),
        (r"(?<!a)b", "(?P<value>...)"),
        (r"(?>a)", "(?:...)"),
        (r"(?#why)a", "beside the pattern"),
        (r"(?x) a", "(?i), (?m), (?s)"),
        (r"a++", "write + once"),
        (r"a\Z", r"\z"),
        (r"a{1,5000}", "1000 at most"),
        (r"((a{1,100}){1,100}){1,100}", "multiplied"),
        (r"(?:\pL{1,200}\s?){1,4}\pL{1,200}", "too large"),
        ("[a", "missing ]"),
        ("\ud800", "character"),
        ("a" * (LONGEST_PATTERN + 1), "longer than"),
    ],
)
def test_what_re2_cannot_do_is_refused_with_advice(pattern: str, advice: str) -> None:
    with pytest.raises(PatternRefusedError) as refused:
        Pattern(pattern)
    assert advice in str(refused.value)


EVIL = {
    r"(a+)+$": "a" * 100_000 + "b",
    r"(a|a)*b": "a" * 100_000,
    r"(a|aa)+$": "a" * 100_000 + "b",
    r"([a-z]+)*\d": "a" * 100_000,
    r"(.*a){25}b": "a" * 100_000,
    r"(?:x+x+)+y": "x" * 100_000,
    # One match is quick; the many that this text has would each look to its end.
    r"a{2}(?:.*b)?": "a" * 100_000,
}


@pytest.mark.parametrize("pattern", EVIL)
def test_no_pattern_takes_more_than_linear_time(pattern: str) -> None:
    evil, spent = Pattern(pattern), []
    for text in (EVIL[pattern][-10_000:], EVIL[pattern]):
        began = time.perf_counter()
        assert sum(1 for _ in evil.spans(text)) >= 0
        spent.append(time.perf_counter() - began)
    assert spent[1] < max(0.1, 25 * spent[0])


PATTERNS = (r"\d+", r"\bab\b", r"^a", r"b$", r"a+b?", r"(?m)^b+", r"[^a]b", r"é.")


@given(st.text("ab1 é\n", max_size=60).map(lambda text: f"{text} " * 60), st.sampled_from(PATTERNS))
def test_a_text_in_pieces_gives_what_the_whole_gives(text: str, pattern: str) -> None:
    options = re2.Options()
    options.case_sensitive = False
    whole = [match.span() for match in re2.compile(pattern, options).finditer(text)]
    assert list(Pattern(pattern).spans(text)) == whole


@pytest.mark.parametrize(
    ("pattern", "text", "spans"),
    [
        (r"\bab", "x" * 1_000 + "ab", []),
        (r"^b", "x" * 1_000 + "b", []),
        (r"b$", "x" * 1_499 + "bx", []),
        (r"\d{4}", "x" * 998 + "12345678", [(998, 1_002), (1_002, 1_006)]),
        (r"\d+", "x" * 999 + "1" * 499, [(999, 1_498)]),
    ],
)
def test_a_value_where_two_pieces_meet_is_found_as_anywhere(
    pattern: str, text: str, spans: list[tuple[int, int]]
) -> None:
    assert list(Pattern(pattern).spans(text)) == spans


def test_a_value_of_more_than_the_greatest_length_is_found_in_part() -> None:
    start, end = next(Pattern("a+").spans("b" * 990 + "a" * 2_000))
    assert start == 990
    assert end - start >= LONGEST_VALUE


def test_a_pattern_that_matches_nothing_is_noticed() -> None:
    assert Pattern("x*").matches_nothing("")
    assert Pattern(r"\b").matches_nothing("", "a 1")
    assert not Pattern("x+").matches_nothing("", "a 1", "x")
