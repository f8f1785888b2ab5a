import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli import app
from service.errors import InvalidRequestError

runner = CliRunner()
EVIDENCE = "# Returns\n\nYou can return a lamp within 30 days of delivery. Lamps are green."


def answered(*lines: object) -> list[dict[str, object]]:
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    printed = runner.invoke(app, ["prove", "--jsonl"], input=given).stdout
    return [json.loads(line) for line in printed.splitlines()]


def test_it_works() -> None:
    text = "Hello Ada,\n\nYou can return a lamp within thirty days of delivery."
    [answer] = answered({"id": 7, "text": text, "evidence": [EVIDENCE]})
    greeting, fact = answer["sentences"]
    assert (answer["id"], answer["verdict"]) == (7, "supported")
    assert greeting["verdict"] == "courtesy"
    assert text[fact["start"] : fact["end"]] == fact["text"]
    [citation] = fact["citations"]
    assert EVIDENCE[citation["start"] : citation["end"]] == citation["quote"]


def test_a_reply_is_as_good_as_its_worst_sentence() -> None:
    text = "Lamps are green. You can return a lamp within 60 days of delivery."
    [answer] = answered({"text": text, "evidence": [{"title": "Returns", "text": EVIDENCE}]})
    assert answer["verdict"] == "unsupported"
    assert answer["sentences"][1]["faults"] == ["number"]
    assert answer["score"] == answer["sentences"][1]["score"]


def test_courtesy_alone_is_courtesy() -> None:
    [answer] = answered({"text": "Thank you for your message.", "evidence": []})
    assert (answer["verdict"], answer["score"]) == ("courtesy", 1.0)


def test_of_known_texts_placeholders_and_names_may_be_used() -> None:
    line = {"text": "Lamps are green, <PERSON_1>.", "evidence": [EVIDENCE]}
    [free, known, strange] = answered(
        line, {**line, "known": ["<PERSON_1>"]}, {**line, "known": []}
    )
    assert [one["verdict"] for one in (free, known, strange)] == [
        "supported",
        "supported",
        "unsupported",
    ]


@pytest.mark.parametrize(
    "line",
    [
        {"text": "x"},
        {"text": "x", "evidence": "x"},
        {"text": "x", "evidence": [3]},
        {"text": "x", "evidence": [{"title": "x"}]},
        {"text": "x", "evidence": [], "known": "x"},
        {"text": "x", "evidence": [], "hosts": [1]},
        "no JSON",
    ],
)
def test_a_line_that_cannot_be_read_gets_an_error_and_the_rest_go_on(line: object) -> None:
    wrong, right = answered(line, {"text": "Lamps are green.", "evidence": [EVIDENCE]})
    assert wrong["error"]
    assert right["verdict"] == "supported"


def test_files_are_proven_in_a_table(tmp_path: Path) -> None:
    reply, evidence = tmp_path / "reply.txt", tmp_path / "returns.md"
    reply.write_text("Lamps are red.")
    evidence.write_text(EVIDENCE)
    asked = ["prove", "--reply", str(reply), "--evidence", str(evidence)]
    assert "unsupported" in runner.invoke(app, asked).stdout
    answer = json.loads(runner.invoke(app, [*asked, "--json"]).stdout)
    assert answer["sentences"][0]["text"] == "Lamps are red."


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    asked = ["prove", "--reply", str(tmp_path / "no"), "--evidence", str(tmp_path / "no")]
    assert isinstance(runner.invoke(app, asked).exception, InvalidRequestError)


def test_without_files_and_lines_there_is_nothing_to_prove() -> None:
    assert isinstance(runner.invoke(app, ["prove"]).exception, InvalidRequestError)
