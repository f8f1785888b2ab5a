import re
from collections import Counter

import pytest

from eval.benchmarks.varying import varied
from retrieval.articles import Article, Span, SplitArticle

TEXT = "Turn that valve left, then wait until this light goes dark.\n\nSend them back by post."
VALVE = SplitArticle(Article("valve", "Valve", TEXT), (Span(0, 59), Span(61, len(TEXT))))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_it_works() -> None:
    other = varied(VALVE, 1)
    assert other.article.id == "valve~1"
    assert other.article.text != TEXT
    assert other.spans == VALVE.spans


@pytest.mark.parametrize("number", range(1, 10))
def test_its_words_are_the_same_and_stand_where_others_as_long_stood(number: int) -> None:
    other = varied(VALVE, number).article.text
    assert Counter(words(other)) == Counter(words(TEXT))
    assert list(map(len, words(other))) == list(map(len, words(TEXT)))


def test_every_variant_is_another_one() -> None:
    assert len({varied(VALVE, number).article.text for number in range(10)}) > 5
    assert varied(VALVE, 3) == varied(VALVE, 3)
