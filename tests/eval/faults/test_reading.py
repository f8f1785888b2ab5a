import pytest

from eval.faults.reading import run
from eval.progress import silently


@pytest.mark.slow
def test_it_works() -> None:
    read = run(100, silently)
    assert read.problems == ()
    assert read.answers > read.revisions_seen > 5
