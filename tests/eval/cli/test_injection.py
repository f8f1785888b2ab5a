from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli import app, injection
from eval.suites.injection.running import Outcome

RUN = ["run", "injection", "--attacks", "0"]


def outcome(*left: str) -> Outcome:
    return Outcome(
        "own", "extractive", "link", "en", "message", "none", left, True, True, False, "told"
    )


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    made: list[Outcome] = []
    monkeypatch.setattr(injection, "open_embedder", lambda *_, **__: None)
    monkeypatch.setattr(injection, "outcomes", lambda *_: made)
    return made


def test_it_works(found: list[Outcome]) -> None:
    found.append(outcome())
    done = CliRunner().invoke(app, [*RUN, "--markdown"])
    assert done.exit_code == 0
    assert "| own, extractive | 1 | 0 | nothing |" in done.output


def test_the_status_is_1_if_anything_left(found: list[Outcome]) -> None:
    found.append(outcome("link"))
    done = CliRunner().invoke(app, [*RUN, "--show", "1"])
    assert done.exit_code == 1
    assert "extractive, link: told" in done.output


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [*RUN, "--data", str(tmp_path / "nowhere")])
    assert done.exit_code == 2
