from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.mentions import kinds_of, mentions, straightened
from redaction.text import PLACEHOLDER

KINDS = frozenset({"PERSON", "DATE_OF_BIRTH"})


def found(text: str) -> list[str]:
    return [mention.placeholder for mention in mentions(text, KINDS)]


def test_it_works() -> None:
    (mention,) = mentions("Dear <person 1's>,", KINDS)
    assert (mention.placeholder, mention.ending, mention.spelled) == (
        "<PERSON_1>",
        "'s",
        "<person 1's>",
    )


@pytest.mark.parametrize(
    "bent",
    ["[date_of_birth_1]", "<date of birth 1>", "&lt;Date-of-Birth_1&gt;", "DATE_OF_BIRTH_1>"],
)
def test_a_kind_of_several_words_is_known(bent: str) -> None:
    assert found(bent) == ["<DATE_OF_BIRTH_1>"]


def test_bent_ones_of_other_kinds_mean_nothing() -> None:
    assert found("HTTP_500 <step 1> [line_2] ERROR_404 <h1> <CARD_1>") == ["<CARD_1>"]


def test_bent_ones_are_straightened_with_their_endings_behind_them() -> None:
    text = "<person_1's> lamp, [PERSON_2], person_3"
    assert straightened(text, KINDS) == "<PERSON_1>'s lamp, <PERSON_2>, person_3"


def test_kinds_are_those_of_exact_placeholders() -> None:
    assert kinds_of(["<PERSON_1>", "<CARD_12>", "<b>"]) == {"PERSON", "CARD"}


TEXTS = st.lists(
    st.sampled_from(["<", ">", "PERSON", "person", "_", "1", " ", "[", "]", "&lt;", "\\", "a"]),
    max_size=14,
).map("".join)


@given(TEXTS)
def test_mentions_are_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in mentions(text, KINDS):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.spelled
        assert PLACEHOLDER.fullmatch(mention.placeholder)
        end = mention.end


@given(TEXTS)
def test_every_exact_placeholder_is_a_mention(text: str) -> None:
    exact = {match.group() for match in PLACEHOLDER.finditer(text)}
    assert exact <= {mention.placeholder for mention in mentions(text)}


@pytest.mark.parametrize("unit", ["<", "a", "A_", "< a ", "<a b ", "PERSON_", "{", "\\"])
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    few, many = _seconds(unit * 4_000), _seconds(unit * 40_000)
    assert many < 30 * few + 0.1


def _seconds(text: str) -> float:
    start = perf_counter()
    found(text)
    return perf_counter() - start
