import pytest

from eval.faults.killing import run
from eval.progress import silently


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_it_works() -> None:
    killed = run(20, silently)
    assert killed.problems == ()
    assert sum(killed.killed_in.values()) == killed.kills == 20
    assert killed.changes_acknowledged > 5
    assert {"sync", "rebuild"} & set(killed.killed_in)
