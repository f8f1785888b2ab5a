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


def test_no_passage_is_its_own_partner_where_it_has_another() -> None:
    groups = np.array([0, 1, 1, 2, 2, 2])
    order = np.argsort(groups, kind="stable")
    random = np.random.default_rng(0)
    one, other, third, fourth = benchmark._in_pairs(order, groups, 500, random)
    for left, right in ((one, other), (third, fourth)):
        assert (groups[left] == groups[right]).all()
        assert ((left == right) == (left == 0)).all()
        assert set(right) == set(range(6))


def test_constants_are_not_chosen_by_the_questions_that_are_reported_on() -> None:
    questions = unit(9)
    chosen_by, reported = (benchmark.half(questions, choosing=which) for which in (True, False))
    assert (len(chosen_by), len(reported)) == (4, 5)
    assert len(np.unique(np.concatenate([chosen_by, reported]), axis=0)) == 9


def test_sentences_of_the_articles_left_out_are_asked(tmp_path: Path) -> None:
    long = "Turn the valve to the left until the water stops."
    rows = [{"title": title, "text": f"{title}. {long}"} for title in ("Valve", "Tap")]
    (tmp_path / "corpus.0.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (said,) = benchmark._said(tmp_path, ["Tap"])
    assert long.startswith(said)
    assert len(said.split()) in (5, 10)


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
