from pathlib import Path

import pytest

from eval.generating.tickets import SENTENCES
from eval.progress import silently
from eval.suites.leaks.running import LeakRun, Place, run, sheet


@pytest.mark.slow
@pytest.mark.models
def test_it_works(tmp_path: Path) -> None:
    told = run(11, 1, silently, show=100, folder=tmp_path)
    assert told.failed == 0
    # A ticket that is about nothing in the library is refused before any model is asked.
    assert 8 <= told.prompts <= 2 * 11
    assert told.canaries == told.control == 11 * len(SENTENCES)
    assert told.by_chance == 0
    names = {name.split("/")[-1] for name in told.places}
    assert {"desk.db", "desk.db-wal", "output.log", "metrics.txt", "errors.http"} <= names
    assert told.places["prompts.http"].bytes > 10_000
    # What the helpdesk knows of a requester leaks nowhere, whatever else the redactor misses.
    assert not [example for example in told.examples if ": name of" in example]
    assert list(tmp_path.iterdir()) == []


def test_a_table_says_what_leaked_where() -> None:
    places = {"desk.db": Place(100, 0, {}), "output.log": Place(50, 19, {"name": 1})}
    told = LeakRun("leaks", 2, 2, 20, 20, 1, 19, 3, 0, 10.0, places, ())
    assert "3 of as many tickets that were never sent" in sheet(told).caption
    rows = sheet(told).rows
    assert rows["output.log"]["what"] == "1 name"
    assert rows["all"] == {
        "bytes": 150,
        "canaries": 1,
        "leaked bytes": 19,
        "what": "of 20 canaries",
    }
