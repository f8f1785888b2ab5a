from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from redaction.vault import VaultKey
from service.keyring import session_key, vault_keys


def test_it_works(tmp_path: Path) -> None:
    first = vault_keys(tmp_path, "")
    assert vault_keys(tmp_path, "") == first
    assert session_key(tmp_path) == session_key(tmp_path)


def test_only_the_owner_reads_the_files(tmp_path: Path) -> None:
    vault_keys(tmp_path, "")
    session_key(tmp_path)
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_a_given_key_comes_first_and_makes_no_file(tmp_path: Path) -> None:
    new, old = VaultKey.generate(), VaultKey.generate()
    keys = vault_keys(tmp_path, f"{new.to_text()}\n{old.to_text()}")
    assert keys == (new, old)
    assert not list(tmp_path.iterdir())


def test_those_who_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: vault_keys(tmp_path / "home", ""), range(8)))
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["vault.key"]
