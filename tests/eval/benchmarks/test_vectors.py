import json
from pathlib import Path

import numpy as np
import pytest

from eval.benchmarks import vectors as benchmark
from eval.benchmarks.vectors import enlarged, run, sheets
from eval.progress import silently
from eval.statistics import Interval


def unit(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_it_works() -> None:
    measured = run(unit(300), unit(5, seed=1), [200, 400], silently)
    assert list(measured.sizes) == [200, 400]
    ours = measured.sizes[400]["ours"]
    assert ours["recall@10"] == 1.0
    assert isinstance(ours["top 100 faster"], Interval)
    assert measured.sizes[400]["flat"]["top 100 faster"] is None
    assert [sheet.rows_are for sheet in sheets(measured)] == ["index", "index"]


def test_what_is_made_up_lies_among_the_real_ones() -> None:
    real = unit(200)
    more = enlarged(real, 1000)
    assert (more[:200] == real).all()
    assert np.linalg.norm(more, axis=1) == pytest.approx(np.ones(1000), abs=1e-5)
    nearest = (more[200:] @ real.T).max(axis=1)
    assert np.median(nearest) > np.median((unit(500, seed=2) @ real.T).max(axis=1)) + 0.05
    assert len(np.unique(more.round(5), axis=0)) == 1000


def test_no_title_that_is_asked_for_is_among_the_passages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(benchmark, "_HELD_OUT", 3)
    rows = [{"title": f"Valve {number % 10}", "text": "Turn it."} for number in range(30)]
    (tmp_path / "corpus.0.jsonl").write_text("\n".join(map(json.dumps, rows)))
    texts, titles = benchmark._parted(tmp_path)
    assert len(titles) == 3
    assert len(texts) == 21
    assert not any(title in text for title in titles for text in texts)
