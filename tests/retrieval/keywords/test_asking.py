from collections.abc import Callable

import pytest
import tantivy

from retrieval.keywords.asking import MAX_TERMS, Reader
from retrieval.keywords.fields import Vocabulary

READER = Reader(tantivy)
Make = Callable[..., Vocabulary]


def test_it_works(vocabulary_of: Make) -> None:
    asked = READER.read("How do I reset RV-12?", vocabulary_of("Reset the RV-12"))
    assert [set(word.spellings) for word in asked.telling] == [{"reset"}, {"rv"}, {"12"}]
    assert set(asked.common) == {"how", "do", "i"}
    assert asked.codes == ("rv-12",)
    assert asked.phrases == ()


def test_a_word_that_exists_is_never_replaced(vocabulary_of: Make) -> None:
    (word,) = READER.read("conect", vocabulary_of("conect", *["connect"] * 99)).telling
    assert word.spellings == {"conect": 1.0}


def test_another_form_comes_before_a_correction(vocabulary_of: Make) -> None:
    (word,) = READER.read("written", vocabulary_of("write", "whitten")).telling
    assert set(word.spellings) == {"write"}


def test_a_mistyped_word_weighs_as_the_right_one(vocabulary_of: Make) -> None:
    vocabulary = vocabulary_of("connect", "other", "more")
    right, wrong = READER.read("connect", vocabulary), READER.read("conect", vocabulary)
    assert wrong.rarity == pytest.approx(right.rarity)


def test_common_words_are_all_there_is_to_go_by(vocabulary_of: Make) -> None:
    asked = READER.read("how to do it", vocabulary_of("do it"))
    assert len(asked.telling) == 4
    assert asked.common == ()


def test_two_words_that_are_mostly_apart_count_little_as_one(vocabulary_of: Make) -> None:
    vocabulary = vocabulary_of("social security", "socialsecurity")
    (social, _) = READER.read("social security", vocabulary).telling
    assert social.spellings["socialsecur"] < 0.5


def test_a_long_query_is_bounded(vocabulary_of: Make) -> None:
    nonsense = " ".join(f"qx{chr(97 + n % 26)}{chr(97 + n // 26)}zzkw" for n in range(600))
    assert len(READER.read(nonsense, vocabulary_of("hub")).telling) == MAX_TERMS
