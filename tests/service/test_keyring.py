from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from redaction.vault import VaultKey
from service.keyring import GivenKeys, KeyFile, open_keyring, session_key


def key_file(home: Path) -> KeyFile:
    keyring = open_keyring(home, "")
    assert isinstance(keyring, KeyFile)
    return keyring


def test_it_works(tmp_path: Path) -> None:
    first = key_file(tmp_path).keys()
    assert key_file(tmp_path).keys() == first
    assert session_key(tmp_path) == session_key(tmp_path)


def test_only_the_owner_reads_the_files(tmp_path: Path) -> None:
    keyring = key_file(tmp_path)
    keyring.keys()
    with keyring.unchanged():
        keyring.replace([VaultKey.generate()])
    session_key(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} >= {"vault.key", "session.key"}
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_a_given_key_comes_first_and_makes_no_file(tmp_path: Path) -> None:
    new, old = VaultKey.generate(), VaultKey.generate()
    keyring = open_keyring(tmp_path, f"{new.to_text()}\n{old.to_text()}")
    assert isinstance(keyring, GivenKeys)
    assert keyring.keys() == (new, old)
    assert not list(tmp_path.iterdir())


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="vault key"):
        open_keyring(tmp_path, "nonsense")


def test_those_who_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: key_file(tmp_path / "home").keys(), range(8)))
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["vault.key"]


def test_a_change_by_another_process_is_seen_at_once(tmp_path: Path) -> None:
    ours, theirs = key_file(tmp_path), key_file(tmp_path)
    old = ours.keys()
    new = VaultKey.generate()
    with theirs.unchanged():
        theirs.replace([new, *old])
    assert ours.keys() == (new, *old)


def test_a_draft_left_by_a_killed_process_is_cleared_away(tmp_path: Path) -> None:
    keyring = key_file(tmp_path)
    left = tmp_path / ".vault.key.0123"
    left.write_text("half a k")
    keyring.replace(keyring.keys())
    assert not left.exists()


def test_a_file_lost_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    keyring = key_file(tmp_path)
    keys = keyring.keys()
    (tmp_path / "vault.key").unlink()
    assert keyring.keys() == keys
    assert not (tmp_path / "vault.key").exists()
