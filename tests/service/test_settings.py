import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from service.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKPROOF_PORT", "9000")
    assert Settings().port == 9000


def test_every_setting_is_documented_with_its_meaning_and_default() -> None:
    docs = re.sub(r"\s+", " ", DOCS.read_text())
    for name, field in Settings.model_fields.items():
        assert f"`DESKPROOF_{name.upper()}`" in docs, name
        assert field.description, name
        assert re.sub(r"\s+", " ", field.description) in docs, name


def test_nothing_is_documented_that_is_no_setting() -> None:
    named = set(re.findall(r"^\| `DESKPROOF_([A-Z_]+)`", DOCS.read_text(), re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields}


def test_a_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKPROOF_MODEL_KEY", "sk-secret")
    monkeypatch.setenv("DESKPROOF_VAULT_KEY", "c2VjcmV0")
    assert "secret" not in repr(Settings())
    assert "c2Vj" not in repr(Settings())


def test_a_wrong_value_is_refused() -> None:
    with pytest.raises(ValidationError):
        Settings(port=70_000)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("DESKPROOF_REDACTION_PROFIL", "do you mean DESKPROOF_REDACTION_PROFILE?"),
        ("deskproof_hme", "do you mean DESKPROOF_HOME?"),
        ("DESKPROOF_COLOUR", "there is no setting DESKPROOF_COLOUR"),
        ("DESKPROOF_REFUSE_BELOW", "it was replaced by DESKPROOF_ERROR_BUDGET"),
    ],
)
def test_a_misspelt_variable_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    monkeypatch.setenv(name, "hipaa")
    with pytest.raises(ValidationError, match=re.escape(sentence)):
        Settings()


def test_variables_of_the_tests_are_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKPROOF_TEST_BROWSER", "required")
    monkeypatch.setenv("DESKPROOF_CHROMIUM", "chromium")
    assert Settings().host == "127.0.0.1"


def test_an_empty_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKPROOF_REDACTION", "")
    assert Settings().redaction is None


def test_prompts_are_empty_text_where_none_is_wanted_and_nothing_where_none_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DESKPROOF_EMBEDDER", "intfloat/e5-small-v2")
    monkeypatch.setenv("DESKPROOF_QUERY_PROMPT", "none")
    monkeypatch.setenv("DESKPROOF_PASSAGE_PROMPT", "")
    assert (Settings().query_prompt, Settings().passage_prompt) == ("", None)
    monkeypatch.setenv("DESKPROOF_QUERY_PROMPT", "query: ")
    assert Settings().query_prompt == "query: "


def test_prompts_for_the_packaged_model_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKPROOF_QUERY_PROMPT", "query: ")
    with pytest.raises(ValidationError, match="for a model that DESKPROOF_EMBEDDER names"):
        Settings()


@pytest.mark.parametrize("wrong", [{"reranker_depth": 0}, {"reranker_deadline_s": 0}])
def test_a_reranker_that_could_read_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)
