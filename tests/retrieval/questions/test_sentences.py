from hypothesis import given
from hypothesis import strategies as st

from retrieval.questions.sentences import sentences


def test_it_works() -> None:
    assert sentences("It is red. Why?\n\nIt blinks") == ["It is red.", "Why?", "It blinks"]


def test_wrapped_lines_are_one_sentence() -> None:
    text = "The valve in the lower garden has stayed shut since Monday\nand I do not know why."
    assert sentences(text) == [text.replace("\n", " ")]


def test_listed_questions_are_apart_and_without_their_marks() -> None:
    assert sentences("1) can I pause it\n2) what does it cost\n- is it safe") == [
        "can I pause it",
        "what does it cost",
        "is it safe",
    ]


@given(st.text(max_size=300))
def test_no_word_is_lost_or_added(text: str) -> None:
    said = "".join(c for sentence in sentences(text) for c in sentence if c.isalpha())
    assert set(said) <= set(text)
