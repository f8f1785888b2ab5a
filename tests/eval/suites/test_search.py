from pathlib import Path

import pytest
from platformdirs import user_cache_path

from eval.cases import Case, CaseSet, read_cases
from eval.progress import silently
from eval.suites.search import run
from retrieval.articles import Article
from retrieval.embedding import open_embedder
from retrieval.embedding.hashing import HashEmbedder

DATA = Path(__file__).parents[4] / "shared" / "data"


def test_it_works() -> None:
    articles = (
        Article("pair", "Pair a lamp", "Hold the button until the lamp blinks blue."),
        Article("refunds", "Refunds", "Return a lamp within thirty days."),
        Article("bills", "Invoices", "Invoices are sent on the first of the month."),
    )
    cases = (
        Case("q1", "how do I pair my lamp", {"pair": 1}),
        Case("q2", "when are invoices sent", {"bills": 1}),
    )
    told = run(CaseSet("acme", articles, cases), HashEmbedder(), silently)
    assert (told.suite, told.cases, told.articles) == ("search acme", 2, 3)
    assert list(told.figures) == ["dense", "keywords", "combined"]
    assert told.figures["combined"]["hit@1"].mean == 1.0


@pytest.mark.models
@pytest.mark.slow
def test_both_legs_together_lose_little_to_the_better_one() -> None:
    folder = DATA / "covid_faq"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    embedder = open_embedder(cache=user_cache_path("deskproof") / "models")
    figures = run(read_cases(folder), embedder, silently).figures
    means = {leg: figures[leg]["nDCG@10"].mean for leg in figures}
    assert means["combined"] > max(means["dense"], means["keywords"]) - 0.01
    assert means["combined"] > 0.74
