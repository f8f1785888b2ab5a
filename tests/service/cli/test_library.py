import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from retrieval.articles import Article, Span, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from service.cli import app
from service.cli.terminal import failing_politely
from service.settings import Settings
from service.wiring.library import open_library

LAMP = Article("lamp", "Lamp", "Hold the button until the lamp blinks blue.")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose library was built with another embedder than the commands open."""
    monkeypatch.setenv("DESKPROOF_HOME", str(tmp_path))
    for where in ("service.wiring.library", "service.cli.library"):
        monkeypatch.setattr(f"{where}.open_embedder", lambda *_, **__: HashEmbedder(64))
    library = open_library(Settings(), HashEmbedder(128))
    library.put([SplitArticle(LAMP, (Span(0, len(LAMP.text)),))])
    library.close()
    return tmp_path


def run(*words: str) -> str:
    done = CliRunner().invoke(app, ["library", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_it_works(home: Path) -> None:
    before = json.loads(run("audit", "--json"))
    assert (before["articles"], before["problems"]) == (1, [])
    assert "vectors of hash-128, not of hash-64" in before["waiting"]
    report = json.loads(run("rebuild", "--json"))
    assert report == {"articles": 1, "passages_embedded": 1, "passages_reused": 0}
    after = json.loads(run("audit", "--json"))
    assert (after["problems"], after["waiting"]) == ([], None)


def test_they_say_it_to_people_too(home: Path) -> None:
    assert "0 of 1 articles" in " ".join(run("audit").split())
    assert "1 articles rebuilt" in " ".join(run("rebuild").split())
    assert "nothing to rebuild" in run("rebuild")


def test_a_search_says_that_it_compares_words_alone(home: Path) -> None:
    done = CliRunner().invoke(app, ["search", "lamp"], catch_exceptions=False)
    assert "Searches compare words alone" in done.stderr
    assert "Lamp" in done.stdout
    run("rebuild")
    assert CliRunner().invoke(app, ["search", "lamp"]).stderr == ""


def test_a_sync_says_what_it_rebuilt(home: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "hub.md").write_text("# Hub\n\nPress the key.")
    done = CliRunner().invoke(app, ["sync", "folder", str(tmp_path / "articles")])
    assert "1 articles rebuilt for another embedder" in " ".join(done.stdout.split())


def test_damage_is_told_with_the_exit_status(home: Path) -> None:
    library = open_library(Settings(), HashEmbedder(128))
    with library._store.writing() as change:
        change._connection.exec_driver_sql("UPDATE library_articles SET text = 'x'")
    library.close()
    done = CliRunner().invoke(app, ["library", "audit"])
    assert done.exit_code == 1
    assert "not the one that was put" in done.output


def test_a_newer_library_is_refused_in_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = open_library(Settings(), HashEmbedder(128))
    with library._store.writing() as change:
        change._connection.exec_driver_sql("UPDATE library_layout SET layout = 99")
    library.close()
    with pytest.raises(SystemExit), failing_politely():
        open_library(Settings(), HashEmbedder(128))
    assert "The library has layout 99" in " ".join(capsys.readouterr().err.split())


def answered(home: Path, count: int) -> Path:
    """Write questions, two thirds of which an article answers."""
    path = home / "questions.jsonl"
    lines = [
        {"question": f"hold the lamp's button {n}", "articles": ["lamp"]}
        if n % 3
        else {"question": f"when are invoices sent {n}", "articles": []}
        for n in range(count)
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    return path


def surest() -> float:
    done = CliRunner().invoke(app, ["search", "hold the lamp's button", "--json"])
    return float(json.loads(done.stdout)["hits"][0]["score"])


def test_a_library_learns_how_sure_it_may_be_and_forgets_it(home: Path) -> None:
    run("rebuild")
    before = surest()
    report = json.loads(run("calibrate", str(answered(home, 90)), "--json"))
    assert report["questions"] == 90
    assert report["error"] < report["error_before"]
    assert surest() > before
    assert "usual calibration" in run("calibrate")
    assert surest() == before
    assert json.loads(run("audit", "--json"))["problems"] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "0 are right and 0 wrong"),
        ("{", "line 1 has no question"),
        ('{"question": "lamp", "articles": "lamp"}', "a list of ids"),
        ('["lamp"]', "line 1 has no question"),
    ],
)
def test_questions_that_teach_nothing_are_refused_in_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    path = home / "questions.jsonl"
    path.write_text(line)
    with pytest.raises(SystemExit), failing_politely():
        CliRunner().invoke(app, ["library", "calibrate", str(path)], catch_exceptions=False)
    assert said in " ".join(capsys.readouterr().err.split())


def test_questions_that_are_not_there_are_refused_in_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit), failing_politely():
        CliRunner().invoke(app, ["library", "calibrate", str(home / "no")], catch_exceptions=False)
    assert "cannot be read" in " ".join(capsys.readouterr().err.split())
