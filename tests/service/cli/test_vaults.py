from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from redaction.vault import Vault, VaultKey
from service.cli import app
from service.errors import SettingsError
from service.keyring import KeyFile
from service.storage.database import open_database
from service.storage.sql import SqlStorage
from service.vaults import Vaults

HIDDEN, _ = Vault().hide("m", [("PERSON", "Ada Lovelace")])


@pytest.fixture
def vaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vaults:
    monkeypatch.setenv("DESKPROOF_HOME", str(tmp_path))
    storage = SqlStorage(open_database(f"sqlite:///{tmp_path / 'desk.db'}"), "main")
    return Vaults(storage.keys, KeyFile(tmp_path / "vault.key"), "main")


def run(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["vault", *words], input=stdin)


def test_it_works(vaults: Vaults, tmp_path: Path) -> None:
    seal = vaults.seal(HIDDEN, "t1", "ticket")
    before = (tmp_path / "vault.key").read_text()
    done = run("rotate")
    assert done.exit_code == 0
    assert "Keys wrapped anew: 1. Vaults sealed anew: 0." in done.stdout
    assert (tmp_path / "vault.key").read_text() != before
    assert vaults.open(seal, "t1", "ticket") == HIDDEN


def test_erasing_asks_first(vaults: Vaults) -> None:
    seal = vaults.seal(HIDDEN, "t1", "ticket")
    assert run("erase", "t1", stdin="n\n").exit_code == 1
    assert vaults.open(seal, "t1", "ticket") == HIDDEN


def test_erasing_erases(vaults: Vaults) -> None:
    vaults.seal(HIDDEN, "t1", "ticket")
    done = run("erase", "t1", "--yes")
    assert done.exit_code == 0
    assert "What was hidden in ticket t1 is erased." in done.stdout
    assert run("rotate", "--json").stdout.startswith('{"wrapped": 0')


def test_a_given_key_is_told_what_to_do(vaults: Vaults, monkeypatch: pytest.MonkeyPatch) -> None:
    del vaults
    monkeypatch.setenv("DESKPROOF_VAULT_KEY", VaultKey.generate().to_text())
    done = run("rotate")
    assert "openssl rand -base64 32" in str(done.exception)


def test_a_key_that_cannot_be_read_gets_a_sentence(
    vaults: Vaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    del vaults
    monkeypatch.setenv("DESKPROOF_VAULT_KEY", "nonsense!")
    done = run("rotate")
    assert isinstance(done.exception, SettingsError)
    assert "nonsense" not in str(done.exception)
