from random import Random

from eval.generating.rewording import merged, reworded, turned, with_figures


def test_it_works() -> None:
    ways = set(reworded("Do not click the button if you cannot see it.", Random(1)))
    assert "Do not click the button if you can't see it." in ways


def test_a_condition_may_stand_behind() -> None:
    text = "If a payment fails, the plan is paused."
    assert turned(text, Random(1)) == "The plan is paused if a payment fails."


def test_names_and_code_keep_their_words() -> None:
    text = "Call Wire.begin() in app.ino and Page_select."
    assert not list(reworded(text, Random(1)))


def test_small_numbers_become_figures() -> None:
    assert with_figures("Wait two minutes.", Random(1)) == "Wait 2 minutes."


def test_two_sentences_become_one() -> None:
    assert merged("Open it.", "Tap it.") == "Open it, and tap it."
