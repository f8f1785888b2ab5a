import pytest

from redaction.recognizers.given_names import is_given_name, is_plain_word, is_surname


def test_it_works() -> None:
    assert is_given_name("Anna")
    assert is_surname("Kovács")


@pytest.mark.parametrize("word", ["KEVIN", "priya", "Jürgen", "jurgen", "Siobhan"])
def test_case_and_accents_do_not_matter(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize("word", ["will", "May", "page", "kettle", "reset", "come", "Nano"])
def test_words_that_are_commoner_as_words_are_no_names(word: str) -> None:
    assert not is_given_name(word)


def test_a_plain_word_is_told_apart_from_a_name() -> None:
    assert is_plain_word("Will")
    assert not is_plain_word("Anna")
