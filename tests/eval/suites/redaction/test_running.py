import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from eval.progress import silently
from eval.suites.redaction.running import SETS, Plan, run, sheets
from redaction.entities import Entity


class Capitals:
    """Hides every word that begins with a capital; it remembers what it was given."""

    def __init__(self) -> None:
        self.threads: list[list[str]] = []

    def read(self, turns: Sequence[str]) -> Iterator[tuple[Entity, ...]]:
        self.threads.append(list(turns))
        for text in turns:
            starts = [n for n, c in enumerate(text) if c.isupper()]
            yield tuple(Entity(n, n + 3, "PERSON", 0.9) for n in starts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, file, row in (
        ("clinc150", "records.val.jsonl", {"id": "1", "text": "hello"}),
        ("clinc150", "records.oos_val.jsonl", {"id": "2", "text": "call Ada"}),
        (
            "multidogo_pii",
            "records.dev.jsonl",
            {
                "conversation": "c",
                "turn": 0,
                "text": "i am Ada",
                "spans": [{"start": 5, "end": 8, "type": "PERSON"}],
            },
        ),
    ):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / file).write_text(json.dumps(row))
    return tmp_path


def test_it_works(folder: Path) -> None:
    only = ("multidogo_pii", "clinc150", "hc_arduino")
    told = run(Plan(folder, only=only, show=5), "capitals", Capitals(), silently)
    assert [one.name for one in told.sets] == ["multidogo_pii", "clinc150"]
    assert told.skipped == ("hc_arduino",)
    chat, plain = told.sets
    assert chat.figures["PERSON"]["labels"] == 1
    assert plain.figures["messages"]["touched"] == 1
    assert plain.examples == ("needless PERSON (2): call [Ada]",)


def test_a_thread_is_read_as_one(folder: Path) -> None:
    contestant = Capitals()
    path = folder / "multidogo_pii" / "records.dev.jsonl"
    row = json.loads(path.read_text())
    path.write_text("\n".join(json.dumps({**row, "turn": n, "text": f"turn {n}"}) for n in (2, 0)))
    run(Plan(folder, only=("multidogo_pii",)), "capitals", contestant, silently)
    assert contestant.threads == [["turn 0", "turn 2"]]


def test_a_limit_draws_the_same_threads_every_time(folder: Path) -> None:
    rows = "\n".join(json.dumps({"id": str(n), "text": f"text {n}"}) for n in range(50))
    (folder / "clinc150" / "records.val.jsonl").write_text(rows)
    first, second = Capitals(), Capitals()
    for contestant in (first, second):
        run(Plan(folder, only=("clinc150",), limit=5), "capitals", contestant, silently)
    assert first.threads == second.threads
    assert len(first.threads) == 5


def test_every_set_becomes_a_table(folder: Path) -> None:
    told = run(Plan(folder, only=("multidogo_pii", "clinc150")), "x", Capitals(), silently)
    chat, plain = sheets(told)
    assert chat.rows_are == "kind"
    assert plain.rows_are == "texts"
    assert "clinc150: 2 texts" in plain.title


def test_every_set_is_known_by_the_folder_it_needs() -> None:
    assert {one.needs for one in SETS.values()} >= {"", "presidio_research", "stdnum_vectors"}
