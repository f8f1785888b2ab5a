"""`deskproof redact` with patterns alone, in this process; test_cli.py runs it as people do."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from redaction.profiles import PROFILES
from redaction.text import LONGEST_TEXT
from service.cli import app
from service.cli.terminal import LONGEST_LINE_BYTES
from service.errors import SettingsError, TooLargeError, UnknownProfileError

OWN = """
products = ["Aurora"]
[[kind]]
name = "MEMBER_NO"
pattern = '\\bMB-?\\d{6}\\b'
examples = ["my number is MB-123456 [1]"]
[profile]
name = "acme"
keep = ["IP"]
"""


def run(*words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["redact", "--detector", "patterns", *words], input=stdin)


def lines(*asked: Any, words: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    stdin = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in asked)
    return [json.loads(line) for line in run("--jsonl", *words, stdin=stdin).stdout.splitlines()]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DESKPROOF_REDACTION", "DESKPROOF_REDACTION_PROFILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "acme.toml"
    file.write_text(OWN)
    return file


def test_it_works() -> None:
    done = run(stdin="I am ada@example.com")
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert answer["text"] == "I am <EMAIL_1>"
    assert answer["entities"] == [{"kind": "EMAIL", "start": 5, "end": 20, "score": 0.95}]


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_decides(name: str) -> None:
    text = json.loads(run("--profile", name, stdin="4111 1111 1111 1111 ada@example.com").stdout)
    assert "CARD_1" in text["text"]
    assert ("EMAIL_1" in text["text"]) is ("EMAIL" in PROFILES[name].hidden)


def test_an_unknown_profile_names_the_known_ones() -> None:
    for words in (("--profile", "hippa"), ("--explain", "hippa")):
        done = run(*words, stdin="x")
        assert isinstance(done.exception, UnknownProfileError)
        assert "support, pci, hipaa, gdpr_strict" in str(done.exception)


def test_a_line_carries_what_is_known() -> None:
    asked = {
        "id": 7,
        "text": "it is zlatka, 4 elm road",
        "previous": "May I have your name?",
        "history": ["hello", {"role": "agent", "text": "May I have your name?"}],
        "known": {"first_name": "Zlatka", "last_name": "Ro", "address": "4 Elm Road"},
        "sent_at": "yesterday",
    }
    answer = lines(asked)[0]
    assert answer["text"] == "it is <PERSON_1>, <ADDRESS_1>"
    assert answer["id"] == 7


def test_a_line_may_choose_its_profile() -> None:
    asked = {"text": "ada@example.com", "profile": "pci"}
    assert lines(asked)[0]["text"] == "ada@example.com"
    assert "support, pci" in lines({"text": "x", "profile": "none"})[0]["error"]


def test_every_line_is_answered_in_its_order_whatever_it_holds() -> None:
    deep = '{"id": 3, "text": ' + "[" * 100_000
    asked = [
        {"id": 1, "text": "ada@example.com"},
        "Zora Neale, not JSON",
        deep,
        "",
        '{"id": 5, "text": 12}',
        "[1]",
        {"id": 7, "text": "x", "known": {"name": {"Zora": {"a": {"b": {}}}}}},
        {"id": 8, "text": "x", "history": "Zora"},
        {"id": ["Zora"], "text": "x"},
        {"id": 10, "text": "a\ud800b \x00 \u202e ada@example.com"},
        {"id": 11, "text": "a" * (LONGEST_TEXT + 1)},
        {"id": "12", "text": ""},
    ]
    done = run(
        "--jsonl", stdin="\n".join(x if isinstance(x, str) else json.dumps(x) for x in asked)
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert [a["id"] for a in answers] == [1, None, None, None, None, 7, 8, None, 10, 11, "12"]
    assert [a["line"] for a in answers if "error" in a] == [2, 3, 5, 6, 7, 8, 9, 11]
    assert answers[8]["text"] == "a\ud800b \x00 \u202e <EMAIL_1>"
    assert "longer than 1,000,000 characters" in answers[9]["error"]
    assert "Zora" not in done.stdout + done.stderr


def test_a_line_without_end_is_refused_and_the_next_is_read() -> None:
    endless = b'{"text": "' + b"a" * (2 * LONGEST_LINE_BYTES) + b'"}\n{"id": 2, "text": "x"}\n'
    answers = [json.loads(line) for line in run("--jsonl", stdin=endless).stdout.splitlines()]
    assert "longer than" in answers[0]["error"]
    assert answers[1] == {"text": "x", "entities": [], "id": 2}


def test_a_text_without_end_is_refused_before_it_is_read_whole() -> None:
    done = run(stdin=b"\xff" * 10_000_000)
    assert isinstance(done.exception, TooLargeError)
    assert "1,000,000 characters" in str(done.exception)
    assert not done.exception.retryable


def test_a_companys_own_kinds_and_profile_are_used(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKPROOF_REDACTION", str(own))
    asked = {"text": "mb123456 at 81.2.69.142"}
    assert lines(asked)[0]["text"] == "<MEMBER_NO_1> at 81.2.69.142"
    hidden = lines(asked, words=("--profile", "support"))[0]["text"]
    assert hidden == "<MEMBER_NO_1> at <IP_1>"


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_explained(name: str) -> None:
    shown = run("--explain", name).stdout
    assert all(kind in shown for kind in ("PERSON", "SECRET_URL", "LITERAL"))
    told = json.loads(run("--explain", name, "--json").stdout)
    rules = {k: (r["hidden"], r["why"]) for k, r in told["kinds"].items()}
    assert rules == {k: (r.hidden, r.why) for k, r in PROFILES[name].rules.items()}


def test_a_companys_own_profile_is_explained(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKPROOF_REDACTION", str(own))
    told = json.loads(run("--explain", "acme", "--json").stdout)["kinds"]
    assert told["MEMBER_NO"] == {"hidden": True, "why": "A kind of the company's own."}
    assert told["IP"] == {"hidden": False, "why": "As acme.toml says."}


def test_a_settings_file_is_checked_on_its_examples(own: Path) -> None:
    done = run("--check-settings", str(own))
    assert done.exit_code == 0
    assert "MB-123456" in done.stdout
    assert "[1]" in done.stdout
    own.write_text(OWN.replace("MB-?", "(?<=MB)"))
    done = run("--check-settings", str(own))
    assert isinstance(done.exception, SettingsError)
    assert "line 3, kind MEMBER_NO" in str(done.exception)


def test_help_teaches_by_examples() -> None:
    shown = run("--help").stdout
    assert "deskproof redact --jsonl < tickets.jsonl" in shown
    assert '"known": {"email": "ro@example.com"}' in shown
