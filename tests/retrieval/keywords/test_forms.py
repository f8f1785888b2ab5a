import pytest
import tantivy

from retrieval.keywords.fields import analyzer
from retrieval.keywords.forms import Forms

STEMMER = analyzer(tantivy)
FORMS = Forms(STEMMER)


@pytest.mark.parametrize(
    ("word", "other"),
    [("paid", "pay"), ("ran", "run"), ("favourites", "favorite"), ("organisation", "organize")],
)
def test_it_works(word: str, other: str) -> None:
    (stem,), (other_stem,) = STEMMER.analyze(word), STEMMER.analyze(other)
    assert FORMS.others(stem, word) == (other_stem,)


def test_a_word_of_one_form_has_no_others() -> None:
    assert FORMS.others("button", "button") == ()
