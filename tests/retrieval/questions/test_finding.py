import time

from hypothesis import given
from hypothesis import strategies as st

from retrieval.questions import Query, Turn, questions_of
from retrieval.questions.finding import MOST, QUERY_CHARACTERS

MAIL = """Good morning,

We changed our supplier on Thursday and since then the ring on the Hub has been solid amber.
Nobody in the house remembers what the leaflet said about it.

Could you tell me how to put the Hub on to the new router? Also, does the Aurora lamp need a
new battery every year?

With kind regards,
<PERSON_1> (Mrs)
The Old Creamery, <ADDRESS_1>

On Tue, <DATE_1> Support <<EMAIL_2>> wrote:
> How do I export my history?
"""


def texts(*turns: str, subject: str = "") -> list[str]:
    return [query.text for query in questions_of([Turn(turn) for turn in turns], subject)]


def test_it_works() -> None:
    asked = texts(MAIL)
    assert any("put the Hub on to the new router?" in text for text in asked[:-1])
    assert any("the Aurora lamp need a new battery" in text for text in asked[:-1])
    assert not any("export" in text or "Creamery" in text for text in asked)


def test_a_question_of_one_line_is_the_query() -> None:
    for line in ("How do I reset the hub?", "valve wont open?? 5 red blinks. help", "RV-05"):
        assert questions_of([Turn(line)]) == (Query(line),)


def test_the_whole_message_is_asked_last() -> None:
    assert texts(MAIL)[-1].startswith("We changed our supplier")


def test_a_question_that_leans_takes_what_it_leans_on_along() -> None:
    mail = (
        "The Aurora lamp in our hall has blinked red since the storm last Friday. "
        "My husband bought it in March in your shop in Leeds for the twins. Is it dead?"
    )
    assert any("Aurora lamp" in text and "Is it dead?" in text for text in texts(mail)[:-1])


def test_the_subject_goes_in_front_where_it_says_more() -> None:
    assert texts("It stays off all day long.", subject="Re: AW: Aurora lamp") == [
        "Aurora lamp\nIt stays off all day long."
    ]
    assert texts("The Aurora lamp is off.", subject="aurora lamp") == ["The Aurora lamp is off."]


def test_a_turn_that_means_nothing_alone_is_searched_for_with_its_background() -> None:
    turns = [
        Turn("Our hub is offline every morning."),
        Turn("Is the hub on a timer socket?", by_customer=False),
        Turn("Yes"),
        Turn("Thank you.", by_customer=False),
    ]
    (query,) = questions_of(turns)
    assert query.text == "Yes"
    assert {"hub", "offline", "timer", "socket"} <= set(query.background.split())


def test_without_a_customers_turn_the_subject_is_asked() -> None:
    assert questions_of([], "Lamp broken") == (Query("Lamp broken"),)


def test_hidden_values_are_not_searched_for() -> None:
    assert texts("I am <PERSON_1>, how do I return a lamp?") == ["I am , how do I return a lamp?"]


def test_a_hostile_mail_takes_no_longer_than_another() -> None:
    for unit in ("hi ", "is it? ", "thanks, ", "On 1 a wrote:\n", "> \n", '"a', "A1 ", "so so: "):
        start = time.process_time()
        questions_of([Turn(unit * (100_000 // len(unit)))], unit * 1000)
        assert time.process_time() - start < 2.0, unit


@given(st.lists(st.text(max_size=400), max_size=4), st.text(max_size=100))
def test_any_conversation_gives_few_bounded_queries(turns: list[str], subject: str) -> None:
    asked = questions_of([Turn(turn) for turn in turns], subject)
    assert 1 <= len(asked) <= MOST + 1
    assert all(len(query.text) <= QUERY_CHARACTERS for query in asked)
