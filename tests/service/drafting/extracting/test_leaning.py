import pytest

from service.drafting.extracting.leaning import falls_back, leads_on
from service.drafting.extracting.wanting import wants_steps


def test_it_works() -> None:
    assert falls_back("This must happen within 30 days.")
    assert leads_on("However, outlet lamps stay sold.")
    assert not falls_back("Lamps may be sent back.")
    assert not leads_on("Lamps may be sent back.")


def test_it_that_points_nowhere_leans_on_nothing() -> None:
    assert not falls_back("It is best to wait until dark.")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How do I pair a lamp?", True),
        ("The lamp stays dark.", True),
        ("How much is a lamp?", False),
        ("Does the lamp work outside?", False),
    ],
)
def test_a_problem_wants_steps_and_a_question_of_fact_does_not(question: str, wanted: bool) -> None:
    assert wants_steps(question) == wanted
