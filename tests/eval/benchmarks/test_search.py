from functools import partial
from pathlib import Path

import pytest

from eval.benchmarks.filling import filled_libraries
from eval.benchmarks.ours import Ours
from eval.benchmarks.search import OURS, run, sheets
from eval.progress import silently
from eval.statistics import Interval
from retrieval.embedding.hashing import HashEmbedder

HASHING = partial(Ours, embedder=HashEmbedder(64))


@pytest.mark.slow
def test_it_works(folder: Path) -> None:
    filled = filled_libraries(folder, [32], silently)[32]
    measured = run(filled, {OURS: HASHING, "twin": HASHING}, filled.questions() * 10, silently)
    twin = measured.contestants["twin"]
    assert isinstance(twin["times ours"], Interval)
    assert twin["times ours"].low < 2
    assert twin["times ours"].high > 0.5
    assert measured.contestants[OURS]["times ours"] is None
    assert list(measured.parts) == ["question", "dense leg", "keyword leg", "rest"]
    assert [sheet.rows_are for sheet in sheets(measured)] == ["library", "part"]
