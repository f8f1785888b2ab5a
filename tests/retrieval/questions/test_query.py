import pytest

from retrieval.questions.query import Query


def test_it_works() -> None:
    assert Query("Where is it?").spellings() == (("Where is it?", 1.0),)


def test_with_a_background_both_spellings_count() -> None:
    spellings = Query("What does shipping cost?", "lamp norway").spellings()
    assert [text for text, _ in spellings] == [
        "What does shipping cost? (lamp norway)",
        "What does shipping cost?",
    ]
    assert sum(weight for _, weight in spellings) == pytest.approx(1.0)


def test_words_that_mean_nothing_alone_are_never_searched_for_alone() -> None:
    assert Query("Yes", "timer socket").spellings() == (("Yes (timer socket)", 1.0),)
