import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from redaction.text import RedactedText
from service.cli.feedback import feedback
from service.model.feedback import RedactionReport
from service.model.kept import RedactedMessage, RedactedRequester, RedactedTicket
from service.storage.database import open_database
from service.storage.sql import SqlStorage

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = RedactedText("Hi, <PERSON_1> here.")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DESKPROOF_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def reported(home: Path) -> None:
    engine = open_database(f"sqlite:///{home / 'desk.db'}")
    storage = SqlStorage(engine, "main")
    turn = RedactedMessage("m1", "customer", TEXT, NOW)
    ticket = RedactedTicket("t1", TEXT, RedactedRequester(), (turn,), b"", NOW, NOW)
    storage.tickets.add(ticket)
    for number, message_id in enumerate(("m1", "")):
        report = RedactionReport(
            f"r{number}", "t1", message_id, "miss", "<PERSON_1>", "Xxxx", "0.1.0", "ben", NOW
        )
        storage.reports.keep(report)
    engine.dispose()


def test_it_works(home: Path, reported: None) -> None:
    out = home / "cases.jsonl"
    done = CliRunner().invoke(feedback, ["export", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "2 cases" in done.output
    found = [json.loads(line) for line in out.read_text().splitlines()]
    assert [case["id"] for case in found] == ["r1", "r0"]
    for case in found:
        (span,) = case["spans"]
        assert case["text"] == f"Hi, {span['value']} here."
        assert case["text"][span["start"] : span["end"]] == span["value"]
        assert (span["type"], case["reports"]) == ("PERSON", ["miss PERSON"])
        assert span["value"].istitle()


def test_another_seed_makes_up_other_values(home: Path, reported: None) -> None:
    texts = []
    for seed in ("0", "0", "1"):
        out = home / "cases.jsonl"
        CliRunner().invoke(feedback, ["export", "--out", str(out), "--seed", seed])
        texts.append(out.read_text())
    assert texts[0] == texts[1] != texts[2]


def test_without_reports_the_file_is_empty(home: Path) -> None:
    out = home / "cases.jsonl"
    done = CliRunner().invoke(feedback, ["export", "--out", str(out)])
    assert "0 cases" in done.output
    assert out.read_text() == ""
