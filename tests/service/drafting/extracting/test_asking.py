from hypothesis import given
from hypothesis import strategies as st

from redaction.text import RedactedText
from service.drafting.extracting.asking import MAX_QUERY_CHARACTERS, as_query
from service.drafting.port import Question


def question(text: str, subject: str = "", *history: str) -> Question:
    turns = tuple(RedactedText(turn) for turn in history)
    return Question(RedactedText(text), RedactedText(subject), turns)


def test_it_works() -> None:
    text = "Hello team,\n\nthe valve stays shut.\n\nKind regards,\n<PERSON_1>\n+44 <PHONE_1>"
    assert as_query(question(text)) == "the valve stays shut."


def test_the_subject_goes_in_front_where_it_says_more() -> None:
    asked = as_query(question("The light stays off all day.", "Lamp will not pair"))
    assert asked.startswith("Lamp will not pair\n")
    assert as_query(question("The lamp will not pair.", "lamp pair")) == "The lamp will not pair."


def test_a_few_words_take_the_turn_before_along() -> None:
    asked = as_query(question("still not working", "", "The lamp blinks red three times."))
    assert asked == "The lamp blinks red three times.\nstill not working"


def test_placeholders_are_not_searched_for() -> None:
    assert "PERSON" not in as_query(question("I am <PERSON_1>, how do I return a lamp?"))


@given(st.text(max_size=3000), st.text(max_size=200))
def test_any_text_gives_a_bounded_query(text: str, subject: str) -> None:
    assert len(as_query(question(text, subject))) <= MAX_QUERY_CHARACTERS
