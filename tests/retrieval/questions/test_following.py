import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.questions.following import Turn, background, leans
from retrieval.questions.words import telling

LAMP = Turn("My Aurora lamp blinks red three times.")


def test_it_works() -> None:
    assert background("and for the blue one?", [LAMP]) == "aurora lamp blinks red three times"


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Yes", True),
        ("still not working", True),
        ("How long does it take to charge?", True),
        ("How do I return a lamp that arrived broken?", False),
        ("Can I pay for that?", True),
        ("Where can I see the watering history of my garden?", False),
    ],
)
def test_a_turn_leans_that_says_too_little_alone(text: str, does: bool) -> None:
    assert leans(text) is does


def test_a_turn_that_stands_alone_has_no_background() -> None:
    assert background("Where can I see the watering history of my garden?", [LAMP]) == ""


def test_the_agents_question_tells_what_yes_answers() -> None:
    asked = Turn("Is the hub plugged into a timer socket?", by_customer=False)
    assert {"hub", "timer", "socket"} <= set(background("Yes", [LAMP, asked]).split())


def test_a_turn_that_leans_itself_is_no_subject() -> None:
    turns = [LAMP, Turn("Is it expensive?"), Turn("And heavy?")]
    said = background("Does it float?", turns).split()
    assert {"aurora", "lamp"} <= set(said)


def test_hidden_values_are_no_background() -> None:
    assert "person" not in background("Yes", [Turn("I am <PERSON_1> with a lamp.")])


@given(st.text(max_size=80), st.lists(st.text(max_size=80).map(Turn), max_size=12))
def test_the_background_is_short_and_out_of_the_turns(last: str, turns: list[Turn]) -> None:
    said = background(last, turns).split()
    known = {word for turn in turns for word in telling(turn.text)}
    assert len(said) <= 8
    assert set(said) <= known - set(telling(last))
