import string
from collections.abc import Callable

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.keywords.fields import Vocabulary, analyzer
from retrieval.keywords.spelling import halves, nearest

STEMMER = analyzer(tantivy)
Make = Callable[..., Vocabulary]
HELP = "password bluetooth connect settings authentication table time zone battery"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("passwrod", "password"),
        ("apssword", "password"),
        ("bluetoth", "bluetooth"),
        ("conect", "connect"),
        ("settigns", "set"),
        ("authentification", "authent"),
    ],
)
def test_it_works(vocabulary_of: Make, word: str, stem: str) -> None:
    assert nearest(word, STEMMER, vocabulary_of(HELP)) == [stem]


@pytest.mark.parametrize("word", ["tale", "hub", "xyzzyqq", "\u00fcber", "rv12", "a" * 40])
def test_a_word_that_is_near_none_is_left_alone(vocabulary_of: Make, word: str) -> None:
    assert nearest(word, STEMMER, vocabulary_of(HELP)) == []


def test_the_frequent_word_is_preferred(vocabulary_of: Make) -> None:
    vocabulary = vocabulary_of(*["connect"] * 9, "conject")
    assert nearest("conect", STEMMER, vocabulary) == ["connect"]


def test_two_words_in_one_are_parted(vocabulary_of: Make) -> None:
    assert halves("timezone", STEMMER, vocabulary_of(HELP)) == ["time", "zone"]
    assert halves("timezoen", STEMMER, vocabulary_of(HELP)) == []


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(string.ascii_lowercase, max_size=30))
def test_only_words_that_passages_have_are_given(vocabulary_of: Make, word: str) -> None:
    vocabulary = vocabulary_of(HELP)
    assert all(vocabulary.having(stem) for stem in nearest(word, STEMMER, vocabulary))
