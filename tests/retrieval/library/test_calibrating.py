from collections.abc import Callable

import numpy as np
import pytest

from retrieval.articles import Article, SplitArticle
from retrieval.judging import trained_judge
from retrieval.library import Library

Cut = Callable[..., SplitArticle]
OpenLibrary = Callable[..., Library]
PAIR = Article("pair", "Pair a lamp", "Hold it.\n\nThe lamp blinks blue; choose it in the app.")
REFUNDS = Article("refunds", "Refunds", "Return a lamp within 30 days.")


@pytest.fixture
def filled(library: Library, cut: Cut) -> Library:
    library.put([cut(PAIR), cut(REFUNDS)])
    return library


def test_it_works(filled: Library) -> None:
    query = "which lamp blinks blue in the app"
    (one, *_) = filled.candidates(query, limit=1)
    strength = trained_judge().strengths(np.array([one.signs]))
    usual = trained_judge().calibration.probability(strength)[0]
    assert filled.search(query)[0].score == pytest.approx(usual)
    right = {f"{query} {n}": ["pair"] for n in range(30)}
    report = filled.calibrate(right | {f"invoices {n}": [] for n in range(30)})
    learned = report.calibration.probability(strength)[0]
    assert filled.search(query)[0].score == pytest.approx(learned)
    filled.forget_calibration()
    assert filled.search(query)[0].score == pytest.approx(usual)


def test_a_reader_that_is_open_takes_over_what_another_process_learned(
    filled: Library, open_library: OpenLibrary
) -> None:
    reader = open_library()
    query = "which lamp blinks blue in the app"
    before = reader.search(query)[0].score
    asked = {f"{query} {n}": ["pair"] for n in range(30)}
    filled.calibrate(asked | {f"invoices {n}": [] for n in range(30)})
    assert reader.search(query)[0].score == filled.search(query)[0].score != before
