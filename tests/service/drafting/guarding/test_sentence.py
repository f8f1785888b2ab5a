import pytest

from service.drafting.guarding.lexicon import words_of
from service.drafting.guarding.sentence import Sentence


def orders(text: str) -> bool:
    return Sentence(list(words_of(text))).orders("ignore")


@pytest.mark.parametrize(
    "text", ["ignore it", "please ignore it", "you must now ignore it", "first, ignore it"]
)
def test_it_works(text: str) -> None:
    assert orders(text)


@pytest.mark.parametrize(
    "text", ["never ignore it", "you can ignore it", "to ignore it, wait", "we ignore it"]
)
def test_what_is_denied_allowed_or_a_purpose_is_no_order(text: str) -> None:
    assert not orders(text)


def test_the_nearest_place_comes_first() -> None:
    sentence = Sentence(list(words_of("rules lamp lamp ignore rules")))
    assert sentence.near("rules", 3) == [4, 0]
    assert sentence.text_at(9) == ""
    assert sentence.ends_clause(4)
