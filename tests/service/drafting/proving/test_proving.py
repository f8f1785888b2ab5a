import pytest

from retrieval.articles import Article, Passage
from service.drafting.proving.proving import prove
from service.drafting.reading.blocks import Unit, blocks_of

TEXT = (
    "You can return a lamp within 30 days of delivery. Lamps from the outlet cannot be returned. "
    "Read more at https://help.acme.example/returns."
)


@pytest.fixture
def units() -> list[Unit]:
    passage = Passage("a#0", Article("a", "Returns", TEXT), 0, len(TEXT))
    return [unit for block in blocks_of([passage]) for unit in block.units]


def test_it_works(units: list[Unit]) -> None:
    verdict, [citation] = prove("You can return a lamp within 30 days of delivery.", units)
    assert verdict == "supported"
    assert TEXT[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("A lamp can be returned within 30 days of its delivery.", "supported"),
        ("You can return a lamp within 60 days of delivery.", "unsupported"),
        ("You cannot return a lamp within 30 days of delivery.", "partly"),
        ("Lamps from the outlet can be returned.", "partly"),
        ("We have refunded your order and sent you a new hub.", "unsupported"),
        ("Return the lamp at https://evil.example/returns within 30 days.", "unsupported"),
        ("Thank you for your message.", "courtesy"),
        ("Thank you, we will pay you 500 euros.", "unsupported"),
    ],
)
def test_a_sentence_is_judged(units: list[Unit], sentence: str, verdict: str) -> None:
    assert prove(sentence, units)[0] == verdict


def test_without_passages_nothing_is_supported() -> None:
    assert prove("Hold the button for 10 seconds.", [])[0] == "unsupported"
