import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from eval import cli
from eval.cli import redacting
from eval.suites.leaks.running import LeakRun, Place
from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    (tmp_path / "clinc150").mkdir()
    for name in ("val", "oos_val"):
        path = tmp_path / "clinc150" / f"records.{name}.jsonl"
        path.write_text('{"id": "1", "text": "write to ada@acme.example"}')
    return tmp_path


def redaction(folder: Path, *options: str) -> Result:
    command = ["run", "redaction", "--data", str(folder), "--detector", "patterns", *options]
    return CliRunner().invoke(cli.app, command)


def test_it_works(messages: Path) -> None:
    told = redaction(messages, "--only", "clinc150", "--only", "banking77", "--json")
    assert told.exit_code == 0, told.output
    measured = json.loads(told.stdout)
    assert measured["sets"][0]["figures"]["messages"]["touched"] == 2
    assert measured["skipped"] == ["banking77"]


def test_the_table_for_the_documents_is_markdown(messages: Path) -> None:
    told = redaction(messages, "--only", "clinc150", "--markdown", "--show", "1")
    assert "| messages | 2 | 2 | 100.000" in told.stdout
    assert "clinc150: needless EMAIL (1): write to [ada@acme.example]" in told.stdout


@pytest.mark.parametrize(
    ("option", "value"),
    [("--only", "moon"), ("--profile", "moon"), ("--split", "moon"), ("--detector", "moon")],
)
def test_what_there_is_not_is_told_in_a_sentence(messages: Path, option: str, value: str) -> None:
    told = redaction(messages, option, value)
    assert told.exit_code == 2
    assert f"There is no {option[2:].replace('only', 'set')} moon." in told.stderr


def test_the_cost_of_redaction_is_measured(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    redactor = Redactor(PatternDetector(), SUPPORT)
    monkeypatch.setattr(redacting, "open_redactor", lambda _: redactor)
    told = CliRunner().invoke(cli.app, ["run", "redaction-cost", "--cases", str(folder), "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["figures"]["difference"]["nDCG@10"]["mean"] == 0.0


@pytest.mark.parametrize(("leaked", "status"), [(0, 0), (19, 1)])
def test_a_leak_is_an_exit_status(
    monkeypatch: pytest.MonkeyPatch, leaked: int, status: int
) -> None:
    places = {"output.log": Place(50, leaked, {"name": 1} if leaked else {})}
    run = LeakRun(
        "leaks", 1, 1, 10, 10, leaked // 19, leaked, 0, 0, 9.0, places, ("output.log: x",)
    )
    monkeypatch.setattr(redacting.leaks, "run", lambda *_, **__: run)
    told = CliRunner().invoke(cli.app, ["run", "leaks", "--tickets", "1", "--show", "1"])
    assert told.exit_code == status
    assert "output.log: x" in told.stdout
