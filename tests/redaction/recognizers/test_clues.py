import re

from redaction.recognizers.clues import DIGIT, LONG, clues, may_find, words
from redaction.recognizers.shapes import Shape


def test_it_works() -> None:
    shape = Shape("X", 0.9, re.compile("x"), needs=(words("passport"), DIGIT))
    assert may_find(shape, clues("my Passport 12"))


def test_a_recogniser_without_its_clues_is_not_run() -> None:
    shape = Shape("X", 0.9, re.compile("x"), needs=(words("passport"), DIGIT))
    assert not may_find(shape, clues("my passport"))
    assert not may_find(shape, clues("my passports 12"))


def test_a_recogniser_that_needs_nothing_is_always_run() -> None:
    assert may_find(Shape("X", 0.9, re.compile("x")), clues(""))


def test_accents_and_case_do_not_matter() -> None:
    assert not words("Führerschein").isdisjoint(clues("FUHRERSCHEIN"))


def test_long_words_are_a_clue() -> None:
    assert not LONG.isdisjoint(clues("a" * 16))
    assert clues("a" * 15 + " 1").isdisjoint(LONG)
