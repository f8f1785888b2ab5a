from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Article
from service.drafting.reading.replies import all_units, passages_of, sentences_of


def test_it_works() -> None:
    text = "Hello Ada,\n\nIt is late. Wait!\n1. Open it.\n- Tap it."
    assert [text[start:end] for start, end in sentences_of(text)] == [
        "Hello Ada,",
        "It is late.",
        "Wait!",
        "Open it.",
        "Tap it.",
    ]


def test_evidence_is_read_whole_headings_too() -> None:
    text = "# Costs 5 euros\n\nLearn how to pay.\n\nPay by card.\n\n1. Open it.\n"
    units = all_units(passages_of(Article("a", "", text)))
    assert {"Costs 5 euros", "Learn how to pay.", "Pay by card.", "Open it."} <= {
        unit.text.removesuffix(":") for unit in units
    }


def test_a_long_article_is_cut_into_passages_that_join_again() -> None:
    article = Article("a", "", "One line of it.\n" * 5000)
    passages = passages_of(article)
    assert len(passages) > 5
    assert "".join(passage.text for passage in passages) == article.text


@given(st.text(max_size=300))
def test_sentences_follow_each_other_and_have_no_space_around(text: str) -> None:
    before = 0
    for start, end in sentences_of(text):
        assert before <= start < end
        assert text[start:end].strip()
        before = end
