from eval.benchmarks.ingest import run, sheet
from eval.progress import silently
from eval.statistics import Interval
from retrieval.articles import Article
from retrieval.embedding.hashing import HashEmbedder


def test_it_works() -> None:
    articles = [
        Article(f"a{number}", "Lamp", f"# Pair\n\nHold button {number}.\n\n# Reset\n\nWait.")
        for number in range(6)
    ]
    measured = run(articles, HashEmbedder(), 2, silently)
    assert measured.articles == 6
    assert measured.passages >= 6
    assert list(measured.figures)[:3] == ["embedding alone", "splitting alone", "sync"]
    share = measured.figures["sync"]["share of the pace"]
    assert isinstance(share, Interval)
    assert 0 < share.mean < 1
    assert measured.figures["embedding alone"]["share of the pace"] is None
    assert sheet(measured).rows == measured.figures
