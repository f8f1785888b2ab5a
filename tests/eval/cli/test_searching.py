import json
from pathlib import Path

from typer.testing import CliRunner

from eval import cli


def test_it_works(folder: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "search", "--cases", str(folder), "--json"])
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["figures"]["combined"]["hit@1"]["mean"] == 1.0


def test_questions_are_measured_within_mails(folder: Path) -> None:
    story = folder / "story.jsonl"
    story.write_text('{"text": "I lost my keys today."}\n' * 4)
    halves = [
        CliRunner().invoke(
            cli.app,
            ["run", "questions", "--cases", str(folder), "--story", str(story), "--half", half],
        )
        for half in ("even", "odd")
    ]
    # The one case is in one of the halves, and the other has nothing to ask.
    assert sorted(told.exit_code for told in halves) == [0, 2]
    assert any("asked by" in told.stdout for told in halves)


def test_people_get_a_table(folder: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "search", "--cases", str(folder)])
    assert told.exit_code == 0
    assert "keywords" in told.stdout


def test_a_folder_without_cases_is_refused_in_a_sentence(tmp_path: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "search", "--cases", str(tmp_path)])
    assert told.exit_code == 2
    assert "cannot be read" in told.stderr
    assert "Traceback" not in told.output
