from functools import partial
from pathlib import Path

import pytest

from eval.benchmarks.filling import filled_libraries
from eval.benchmarks.growth import panels, run, sheet
from eval.benchmarks.ours import Ours
from eval.progress import silently
from eval.statistics import Interval
from retrieval.embedding.hashing import HashEmbedder

PARTS = ["question", "dense leg", "keyword leg", "rest"]


@pytest.mark.slow
def test_it_works(folder: Path) -> None:
    libraries = filled_libraries(folder, [8, 32], silently)
    hashing = partial(Ours, embedder=HashEmbedder(64))
    measured = run(libraries, hashing, ["valve", "pump", "lamp"], silently)
    assert list(sheet(measured).rows) == ["8", "32"]
    whole = measured.sizes[32]["search"]
    assert isinstance(whole, Interval)
    assert whole.mean > 0
    time, memory = panels(measured)
    assert list(time.curves) == ["search", *PARTS]
    (megabytes,) = memory.curves.values()
    assert [x for x, _ in megabytes] == [8, 32]
    assert all(y > 10 for _, y in megabytes)
