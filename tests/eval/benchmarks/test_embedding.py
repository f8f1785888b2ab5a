import json
from pathlib import Path

import pytest

from eval.benchmarks import embedding as benchmark
from eval.benchmarks.embedding import passages_of, read_articles, run, sheet
from eval.progress import silently
from eval.statistics import Interval
from ingest.splitting import Splitter
from retrieval.embedding.hashing import HashEmbedder


def test_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark, "_PORTION", 4)
    contestants = {"first": HashEmbedder(), "second": HashEmbedder()}
    passages = [f"Lamp\nHold button {number}." for number in range(14)]
    measured = run(contestants, passages, ["Which button?", "Why?"], silently)
    assert measured.passages == 12
    assert measured.tokens == pytest.approx(6)
    second = measured.figures["second"]
    assert isinstance(second["queries faster"], Interval)
    assert measured.figures["first"]["queries faster"] is None
    assert second["cosine of passages"] == pytest.approx(1.0)
    assert sheet(measured).rows == measured.figures


def test_the_same_articles_are_drawn_every_time_and_cut_under_their_titles(tmp_path: Path) -> None:
    rows = [{"id": f"a{n}", "title": f"Lamp {n}", "text": "Hold it."} for n in range(9)]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    drawn = read_articles(tmp_path, 4)
    assert drawn == read_articles(tmp_path, 4)
    assert len({article.id for article in drawn}) == 4
    passages = passages_of(drawn, Splitter(HashEmbedder().count_tokens))
    assert passages == [f"{article.title}\nHold it." for article in drawn]
