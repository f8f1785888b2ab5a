"""`deskproof eval run refusal`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval import cli
from eval.cli import refusal
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.refusing import kept_calibration

SUBJECTS = ("lamp", "hub", "valve", "sensor", "gate", "pump", "hose", "timer", "cable", "screw")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["run", "refusal", *arguments])


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles with questions that they answer and questions that they do not."""
    monkeypatch.setenv("DESKPROOF_HOME", str(tmp_path / "home"))
    folder = tmp_path / "cases"
    folder.mkdir()
    articles = [
        {"id": one, "title": f"Reset the {one}", "text": f"Hold the {one} for ten seconds."}
        for one in SUBJECTS
    ]
    asked = [(f"{n}-{one}", f"How do I reset the {one}?", one) for one in SUBJECTS for n in "abc"]
    foreign = [
        (f"{n}-x{one}", f"Why does my {one} sing opera in winter?", "")
        for one in SUBJECTS
        for n in "abc"
    ]
    queries = [{"id": id_, "text": text} for id_, text, _ in asked + foreign]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, articles)))
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    rows = "".join(f"{id_}\t{right}\t1\n" for id_, _, right in asked)
    (folder / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{rows}")
    return folder


def test_it_works(cases: Path) -> None:
    told = run("--cases", str(cases), "--budget", "0.4")
    assert told.exit_code == 0, told.output
    assert "Risk by coverage" in told.stdout
    assert "cases" in told.stdout


def test_nothing_is_kept_unless_asked(cases: Path, tmp_path: Path) -> None:
    run("--cases", str(cases), "--budget", "0.4")
    assert kept_calibration(tmp_path / "home") is None
    told = run("--cases", str(cases), "--budget", "0.4", "--keep")
    assert told.exit_code == 0, told.output
    kept = kept_calibration(tmp_path / "home")
    assert kept is not None
    assert kept.cases == 6 * len(SUBJECTS)


def test_programs_get_json(cases: Path) -> None:
    told = run("--cases", str(cases), "--budget", "0.4", "--json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["held_out"]["cases"] > 0


def test_own_cases_are_asked_of_the_own_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKPROOF_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(refusal, "open_own_embedder", lambda _: HashEmbedder())
    lines = tmp_path / "cases.jsonl"
    lines.write_text('{"question": "How do I reset the hub?", "articles": ["hub"]}\n')
    told = run("--cases", str(lines))
    assert told.exit_code == 2
    assert "at least" in told.stderr


@pytest.mark.parametrize("arguments", [(), ("--cases", "a", "--data", "b"), ("--data", "nowhere")])
def test_what_cannot_be_measured_is_said_in_a_sentence(arguments: tuple[str, ...]) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert told.stderr
    assert "Traceback" not in told.output
