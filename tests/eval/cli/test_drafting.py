import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval import cli


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two sets of one case for each half."""
    manual, given = tmp_path / "emanual", tmp_path / "clapnq"
    manual.mkdir()
    given.mkdir()
    text = "To pair a lamp, hold its button. Wales is wet. Sheep are white."
    line = {"text": "How do I pair a lamp?", "reference_answer": "Hold its button."}
    # Of the hashes of these names some are even and some are odd.
    names = [f"q{n}" for n in range(8)]
    (manual / "corpus.jsonl").write_text(json.dumps({"id": "a", "title": "A", "text": text}))
    (manual / "queries.jsonl").write_text(
        "".join(json.dumps({"id": n, **line}) + "\n" for n in names)
    )
    rows = "".join(f"{name}\ta\t1\n" for name in names)
    (manual / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + rows)
    record = {"question": "How do I pair a lamp?", "passage_title": "A", "passage": text}
    answers = {"reference_answers": ["Hold its button."]}
    (given / "records.answerable.jsonl").write_text(
        "".join(json.dumps({"id": n, **record, **answers}) + "\n" for n in names)
    )
    return tmp_path


@pytest.mark.models
def test_it_works(data: Path) -> None:
    told = CliRunner().invoke(cli.app, ["run", "drafting", "--data", str(data), "--json"])
    assert told.exit_code == 0, told.output
    figures = json.loads(told.stdout)["figures"]["clapnq, passage given"]
    assert figures["extractive draft"]["token F1"]["mean"] > 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Name a folder"),
        (["--data", "/nowhere"], "cannot be read"),
        (["--data", "/nowhere", "--half", "both"], "There is no half both"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_a_sentence(
    options: list[str], sentence: str
) -> None:
    told = CliRunner().invoke(cli.app, ["run", "drafting", *options])
    assert told.exit_code == 2
    assert sentence in told.stderr
