"""The command line, run as a person runs it: in its own process, on its own home folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.models]

PAIRING = """---
id: pair
title: Pair a lamp
url: https://help.acme.example/pair
updated_at: 2026-05-01
---
To pair a lamp with the app, follow these steps:

1. Open **Settings > Devices** and choose **Add a lamp**.
2. Hold the lamp's button for 10 seconds until the light blinks blue.
3. Choose the lamp in the list and tap **Pair**.
"""
RETURNS = "# Return a lamp\n\nYou can return a lamp within 30 days of delivery.\n"


class Shell:
    """Runs `deskproof` on one home folder."""

    def __init__(self, home: Path) -> None:
        self.environment = {**os.environ, "DESKPROOF_HOME": str(home), "COLUMNS": "120"}

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "service", *words]
        return subprocess.run(
            command,
            input=stdin,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def json(self, *words: str, stdin: str = "") -> Any:
        done = self.run(*words, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("help")
    (folder / "pair.md").write_text(PAIRING)
    (folder / "returns.md").write_text(RETURNS)
    return folder


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, articles: Path) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("home"))
    report = shell.json("sync", "folder", str(articles), "--json")
    assert report["added"] == 2
    return shell


def test_it_works(shell: Shell) -> None:
    answer = shell.json(
        "suggest", "--text", "How do I pair a lamp with the app? ada@example.com", "--json"
    )
    assert answer["kind"] == "draft"
    assert "Hold the lamp's button for 10 seconds" in answer["text"]
    article = shell.json("article", "pair", "--json")
    quotes = [c for s in answer["sentences"] for c in s["citations"]]
    assert quotes
    for quote in quotes:
        assert article["text"][quote["start"] : quote["end"]] == quote["quote"]
    assert [e["kind"] for e in answer["entities"]] == ["EMAIL"]
    assert set(answer["timings_ms"]) == {"redact", "search", "draft", "total"}


def test_a_draft_is_printed_for_people_as_it_comes(shell: Shell) -> None:
    done = shell.run("suggest", "--text", "How do I pair a lamp with the app?", "--stream")
    assert done.returncode == 0, done.stderr
    assert "proven   Hold the lamp's button for 10 seconds" in done.stdout
    assert " in 100, extractive" in done.stdout
    both = shell.run("suggest", "--text", "How?", "--stream", "--json")
    assert both.returncode == 1
    assert "--stream prints text" in both.stderr


def test_a_second_sync_embeds_nothing(shell: Shell, articles: Path) -> None:
    report = shell.json("sync", "folder", str(articles), "--json")
    assert (report["unchanged"], report["passages_embedded"]) == (2, 0)


def test_search_shows_both_legs(shell: Shell) -> None:
    hits = shell.json("search", "return a lamp", "--json")["hits"]
    assert hits[0]["article_id"] == "returns.md"
    assert set(hits[0]["legs"]) == {"dense", "keywords"}


def test_lines_are_answered_under_their_ids(shell: Shell) -> None:
    lines = '{"id": "a", "text": "pair a lamp"}\nnot json\n{"id": "b", "text": "return a lamp"}\n'
    done = shell.run("search", "--jsonl", stdin=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "b"]
    assert answers[0]["hits"][0]["article_id"] == "pair"
    assert "not valid JSON" in answers[1]["error"]
    assert done.returncode == 1


def test_redact_reads_standard_input(shell: Shell) -> None:
    text = "Call Ada Lovelace on +44 1632 960123."
    answer = shell.json("redact", stdin=text)
    assert "Lovelace" not in answer["text"]
    assert {text[e["start"] : e["end"]] for e in answer["entities"]} == {
        "Ada Lovelace",
        "+44 1632 960123",
    }


def test_redact_hides_what_is_known(shell: Shell) -> None:
    line = json.dumps({"id": 7, "text": "it is zlatka again", "known": {"name": "Zlatka Ro"}})
    answer = shell.json("redact", "--jsonl", stdin=line)
    assert answer["id"] == 7
    assert answer["text"] == "it is <PERSON_1> again"


def test_a_line_that_makes_no_sense_does_not_stop_the_rest(shell: Shell) -> None:
    lines = [
        '{"id": 1, "text": "x", "known": {"name": [[[[5]]]]}}',
        '{"id": 2, "text": "x", "known": [1]}',
    ]
    lines.append('{"id": 3, "text": "it is Ro", "known": {"name": "Ro", "shoe_size": "38"}}')
    done = shell.run("redact", "--jsonl", stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3]
    assert "known" in answers[0]["error"]
    assert answers[2]["text"] == "it is <PERSON_1>"
    assert done.returncode == 1


def test_the_library_passes_its_audit(shell: Shell) -> None:
    audit = shell.json("library", "audit", "--json")
    assert audit["articles"] == 2
    assert audit["problems"] == []


def test_a_key_is_printed_once_and_kept_hashed(shell: Shell) -> None:
    key = shell.run("keys", "create", "curl").stdout.strip()
    assert key.startswith("dp_")
    database = Path(shell.environment["DESKPROOF_HOME"]) / "desk.db"
    kept = b"".join(path.read_bytes() for path in database.parent.glob("desk.db*"))
    assert key.encode() not in kept


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("article", "nope"), "There is no such article"),
        (("suggest", "--ticket", "nope"), "There is no such ticket"),
        (("sync", "folder", "/nonexistent"), "nonexistent"),
    ],
)
def test_a_mistake_gets_a_sentence(shell: Shell, words: tuple[str, ...], sentence: str) -> None:
    done = shell.run(*words)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_gets_a_sentence(shell: Shell) -> None:
    shell.environment["DESKPROOF_PORT"] = "many"
    done = shell.run("search", "lamp")
    del shell.environment["DESKPROOF_PORT"]
    assert done.returncode == 1
    assert "DESKPROOF_PORT" in done.stderr


def test_help_teaches(shell: Shell) -> None:
    for words in ((), ("sync",), ("suggest",), ("library",), ("eval",)):
        done = shell.run(*words, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout
