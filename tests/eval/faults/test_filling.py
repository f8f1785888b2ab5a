import pytest

from eval.faults.filling import run
from eval.progress import silently


@pytest.mark.slow
def test_it_works() -> None:
    failed = run("failing write", 2, silently)
    assert failed.problems == ()
    assert failed.changes_acknowledged > 0
    (said,) = failed.said
    assert said.startswith("The library could not be changed (")
