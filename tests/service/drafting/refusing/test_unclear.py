"""The one question that would settle it."""

from collections.abc import Callable
from dataclasses import replace

from redaction.text import RedactedText
from retrieval.articles import Hit
from service.drafting.port import Question
from service.drafting.refusing.unclear import settling_question

Made = Callable[..., Hit]


def asked(text: str, language: str = "") -> Question:
    return Question(RedactedText(text), language=language)


def two(hit: Made, title: str = "Reset the hub") -> list[Hit]:
    return [hit("Hold the button.", "pin", "Reset your password"), hit("Hold it.", "hub", title)]


def test_it_works(hit: Made) -> None:
    settling = settling_question(asked("reset"), two(hit))
    assert settling == "Is this about “Reset your password” or about “Reset the hub”?"


def test_it_asks_in_the_customers_language(hit: Made) -> None:
    settling = settling_question(asked("reset", "de-CH"), two(hit))
    assert settling is not None
    assert settling.startswith("Geht es um")


def test_a_message_that_says_what_it_is_about_is_clear(hit: Made) -> None:
    long = "reset password account web browser desktop laptop"
    assert settling_question(asked(long), two(hit)) is None


def test_a_clearly_better_article_leaves_nothing_to_ask(hit: Made) -> None:
    best, other = two(hit)
    assert settling_question(asked("reset"), [best, replace(other, score=0.1)]) is None


def test_two_editions_of_one_title_are_no_choice(hit: Made) -> None:
    assert settling_question(asked("reset"), two(hit, "Reset your passwords")) is None


def test_a_message_of_no_telling_word_is_asked_what_is_wanted(hit: Made) -> None:
    settling = settling_question(asked("and now?"), two(hit))
    assert settling == "What are you trying to do, and what happens?"


def test_long_titles_are_cut_at_a_word(hit: Made) -> None:
    settling = settling_question(asked("reset"), two(hit, "Reset " + "very " * 50 + "well"))
    assert settling is not None
    assert "very …" in settling
