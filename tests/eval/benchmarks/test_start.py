from pathlib import Path

import pytest

from eval.benchmarks import start
from eval.benchmarks.filling import filled_libraries
from eval.benchmarks.start import run, sheets
from eval.progress import silently
from eval.statistics import Interval


@pytest.mark.slow
@pytest.mark.models
def test_it_works(folder: Path) -> None:
    filled = filled_libraries(folder, [32], silently)[32]
    measured = run(filled, 1, silently)
    warm = measured.starts["warm"]["seconds"]
    assert isinstance(warm, Interval)
    assert 0 < warm.mean < 60
    assert "fill indexes" in measured.steps
    assert "service" in measured.imports
    assert measured.heavy == []
    assert len(sheets(measured)) == 3


def test_a_file_that_was_dropped_can_be_read(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("Ada")
    start._drop(kept)
    assert kept.read_text() == "Ada"
