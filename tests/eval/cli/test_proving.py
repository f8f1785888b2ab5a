import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli import app

runner = CliRunner()
DATA = Path(__file__).parents[4] / "shared" / "data"


def test_it_works_without_data_only_to_say_so(tmp_path: Path) -> None:
    done = runner.invoke(app, ["run", "proving", "--data", str(tmp_path / "none")])
    assert done.exit_code == 2
    assert "There is no folder" in done.stderr


@pytest.mark.slow
def test_the_figures_that_are_promised_are_reached() -> None:
    if not DATA.is_dir():
        pytest.skip("The labelled sets are not beside the repository.")
    done = runner.invoke(app, ["run", "proving", "--data", str(DATA), "--json"])
    run = json.loads(done.stdout)
    assert run["agreement"]["begin together"]["balanced_accuracy"]["low"] > 0.75
    for kinds in run["planted"].values():
        assert kinds["all planted"]["flagged"]["mean"] > 0.9
        assert kinds["all true"]["flagged"]["mean"] < 0.05
